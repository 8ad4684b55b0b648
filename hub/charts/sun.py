"""The Week's sun over an open book: a ring a day, filled when its day has come, dotted until then."""

from django.utils.safestring import SafeString, mark_safe

INK, FIRE, CREAM = "#17306A", "#E4572B", "#FFF4D6"
INNERMOST, OUTERMOST = 70, 262

HILLS = (
    '<path d="M-110 480L96 232l70 62 44-30 90 62v154z" fill="#2C7C63"/>'
    '<path d="M96 232l70 62-34 24-68-58z" fill="#3F9A7C"/>'
    '<path d="M1020 480V290l-110-60-120 84-70-38-120 42-86-72-64 54-50-34-100 60v154z" fill="#1F6450"/>'
    '<path d="M910 230l-120 84 60 30 90-70zM514 246l-64 54 30 22 70-46z" fill="#2C7C63"/>'
)
BOOK = (
    '<path d="M20 330c92-34 196-26 280 22v128c-84-48-188-56-280-22z" fill="#FFFFFF"/>'
    '<path d="M580 330c-92-34-196-26-280 22v128c84-48 188-56 280-22z" fill="#E4ECFA"/>'
    '<path d="M300 352v128" stroke="#9DB8EA" stroke-width="4"/>'
    '<path d="M58 366c68-20 140-14 204 16M542 366c-68-20-140-14-204 16M58 396c68-20 140-14 204 16'
    'M542 396c-68-20-140-14-204 16M58 426c68-20 140-14 204 16M542 426c-68-20-140-14-204 16" '
    'fill="none" stroke="#9DB8EA" stroke-width="6" stroke-linecap="round"/>'
    '<path d="M-40 480L0 448c104-30 212-18 300 26c88-44 196-56 300-26l40 32z" fill="#17306A"/>'
)


def sun(*, days: int, come: int) -> SafeString:
    """A Week of `days` days of which `come` have come, today included. ValueError under one day."""
    if days < 1:
        raise ValueError("a Week has a day at least")
    step = (OUTERMOST - INNERMOST) / max(days - 1, 1)
    width = min(24, step * 0.75)
    rings = "".join(_ring(i, INNERMOST + step * i, width, is_come=i < come) for i in reversed(range(days)))
    core = f'<path d="M252 300a48 48 0 0 1 96 0z" fill="{INK}"/>'
    return mark_safe(
        '<svg class="sun" viewBox="0 0 600 480" preserveAspectRatio="xMidYMax meet" aria-hidden="true" '
        f'focusable="false">{rings}{core}{HILLS}{BOOK}</svg>'
    )


def _ring(index: int, radius: float, width: float, *, is_come: bool) -> str:
    arc = f"M{300 - radius:g} 300A{radius:g} {radius:g} 0 0 1 {300 + radius:g} 300"
    if is_come:
        colour = CREAM if index % 2 else FIRE
        return f'<path d="{arc}" fill="none" stroke="{colour}" stroke-width="{width:g}"/>'
    dots = 'stroke="#0F1F47" stroke-width="3" stroke-dasharray="1 10" stroke-linecap="round"'
    return f'<path d="{arc}" fill="none" {dots}/>'
