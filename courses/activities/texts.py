"""Plain text as an activity's body, and back: the organizer's form writes paragraphs, the admin more."""

import html
import re
from typing import Any

from django.utils.html import escape

from courses.activities.models import Activity

_PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>")
_TAG = re.compile(r"<[^>]+>")


def as_body(text: str) -> list[dict[str, Any]]:
    """The StreamField value of plain text: one block of paragraphs; none of an empty text."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    if not paragraphs:
        return []
    markup = "".join(f"<p>{'<br/>'.join(escape(part).splitlines())}</p>" for part in paragraphs)
    return [{"type": "text", "value": markup}]


def as_text(activity: Activity) -> str | None:
    """The body as plain text; None where it holds more than plain paragraphs, which must not be lost."""
    blocks = list(activity.body)
    if not blocks:
        return ""
    if len(blocks) > 1 or blocks[0].block_type != "text":
        return None
    source = blocks[0].value.source
    paragraphs = [_BREAK.sub("\n", inner) for inner in _PARAGRAPH.findall(source)]
    is_plain = not _PARAGRAPH.sub("", source).strip() and not _TAG.search("".join(paragraphs))
    return html.unescape("\n\n".join(paragraphs)) if is_plain else None
