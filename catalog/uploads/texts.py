"""Looking into plain text: UTF-8, nothing that shows nothing, no page or program in disguise."""

import re
from typing import IO

from catalog.uploads import refusals

MARKUP = re.compile(
    r"^\s*(#!|<(\?|!doctype|html|head|body|script|svg|iframe|object|embed|img|a|style|link|meta|xml)\b)",
    re.IGNORECASE,
)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes may be text (in whatever encoding): no zero bytes, or a UTF-16 mark."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" not in head


def as_utf8(file: IO[bytes], name: str) -> bytes:
    """The text in UTF-8 without a mark at its start; UTF-16 with one is converted. Raises RefusedError."""
    file.seek(0)
    raw = file.read()
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise refusals.not_utf8(name) from error
    if CONTROLS.search(text) or MARKUP.match(text):
        raise refusals.unknown(name)
    return text.encode()
