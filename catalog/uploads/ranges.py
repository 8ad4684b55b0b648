"""One part of a file, as players ask for it (RFC 9110, section 14: `Range: bytes=…`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

WANTED = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")
CHUNK = 64 * 1024


class UnsatisfiableError(ValueError):
    """A part that lies behind the end of the file."""


@dataclass(frozen=True)
class Part:
    """Bytes from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many bytes it has."""
        return self.last - self.first + 1


def parse(header: str, size: int) -> Part | None:
    """The part that the header asks for; None where the whole file answers it (no, several or a bad range).

    Raises UnsatisfiableError.
    """
    match = WANTED.match(header.replace(" ", ""))
    if match is None or match[1] == match[2] == "":
        return None
    if match[1] == "":
        length = min(int(match[2]), size)
        if length == 0:
            raise UnsatisfiableError
        return Part(size - length, size - 1)
    first = int(match[1])
    last = min(int(match[2]), size - 1) if match[2] else size - 1
    if first >= size:
        raise UnsatisfiableError
    return Part(first, last) if first <= last else None


def read(file: IO[bytes], part: Part) -> Iterator[bytes]:
    """The part's bytes, piece by piece; closes the file at the end."""
    with file:
        file.seek(part.first)
        left = part.length
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
