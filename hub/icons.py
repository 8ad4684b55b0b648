"""Line icons drawn on a 24 × 24 grid. None carries meaning alone: a word stands beside it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SHAPES: dict[str, str] = {
    "alert": '<path d="M12 4L2.8 20h18.4zM12 10v4.5M12 17.3v.1"/>',
    "audience": '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5c.5-4 3-6 6.5-6s6 2 6.5 6'
    'M16 5.4a3.5 3.5 0 0 1 0 6.2M18 14c2 .8 3.2 2.7 3.5 5.5"/>',
    "bell": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>',
    "book": '<path d="M12 6.5C9.5 4.8 6.5 4.5 3.5 5v13.5c3-.5 6-.2 8.5 1.5 2.5-1.7 5.5-2 8.5-1.5V5'
    'c-3-.5-6-.2-8.5 1.5zM12 6.5V20"/>',
    "both": '<path d="M4 8h14l-3.5-3.5M20 16H6l3.5 3.5"/>',
    "calendar": '<rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M8 3v4M16 3v4"/>',
    "camera": '<path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4z"/><circle cx="12" cy="13" r="3.5"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "chevron-down": '<path d="M6 9l6 6 6-6"/>',
    "chevron-left": '<path d="M15 5l-7 7 7 7"/>',
    "chevron-right": '<path d="M9 5l7 7-7 7"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "club": '<path d="M4 5h13v9H9l-5 4zM20 9v11l-4-3h-5"/>',
    "download": '<path d="M12 4v11M7 11l5 5 5-5M5 20h14"/>',
    "filter": '<path d="M4 6h16M7 12h10M10 18h4"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17c-5-5-5-12 0-17z"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.8v.1"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3'
    'M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1"/>',
    "lock": '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "minus": '<path d="M5 12h14"/>',
    "online": '<rect x="3" y="6.5" width="12" height="11" rx="2"/><path d="M15 11l6-3.5v9L15 13z"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.7-4.5 3.5-7 7.5-7s6.8 2.5 7.5 7"/>',
    "place": '<path d="M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21z"/>'
    '<circle cx="12" cy="9.5" r="2.5"/>',
    "play": '<path d="M8 5.5v13l10.5-6.5z" fill="currentColor"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "prize": '<circle cx="12" cy="9" r="5.5"/><path d="M8.5 13.5L7 21l5-2.5 5 2.5-1.5-7.5"/>',
    "search": '<circle cx="11" cy="11" r="7"/><path d="M20 20l-4-4"/>',
    "sign-out": '<path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9"/>',
    "sun": '<path d="M5 17a7 7 0 0 1 14 0zM12 4v2.5M4.5 7.5l1.8 1.8M19.5 7.5l-1.8 1.8M2.5 20.5h19"/>',
    "unit": '<path d="M4 20V9l8-5 8 5v11M9 20v-6h6v6"/>',
    "upload": '<path d="M12 16V5M7 9l5-5 5 5M5 20h14"/>',
}

# How an activity is held → its icon; the word stands beside it.
MODE_ICONS = {"ON_SITE": "place", "ONLINE": "online", "BOTH": "both"}


def svg(name: str, classes: str = "") -> SafeString:
    """The inline SVG of an icon, hidden from screen readers. KeyError for a name that is not drawn."""
    css = f"icon {classes}".strip()
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        css,
        mark_safe(SHAPES[name]),
    )
