"""Looking into PDF. Layout: ISO 32000-1, 7.5 (header, trailer), 12.6.4 (actions)."""

import re
from typing import IO

from catalog.uploads import refusals
from catalog.uploads.formats import PDF

PROGRAM = re.compile(rb"/(JavaScript|Launch|RichMedia)\b")
CHUNK = 1024 * 1024


def check_pdf(file: IO[bytes], name: str, size: int) -> None:
    """Raise RefusedError for a PDF that is cut off, or that runs something when it is opened.

    What lies in a compressed object is not seen: the browser's own reader confines that.
    """
    file.seek(max(0, size - 2048))
    if b"%%EOF" not in file.read():
        raise refusals.broken(name, PDF)
    file.seek(0)
    before = b""
    while chunk := file.read(CHUNK):
        if PROGRAM.search(before + chunk):
            raise refusals.programs_inside(name)
        before = chunk[-32:]
