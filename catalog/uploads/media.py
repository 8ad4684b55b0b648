"""Looking into sound and video; taking the place where it was recorded out of it.

Layouts: ISO/IEC 14496-12 (boxes of MP4 and M4A), 3GPP TS 26.244 (`loci`), Apple's QuickTime file format
(`©xyz`, `com.apple.quicktime.location.ISO6709`), ISO/IEC 11172-3 (frames of MP3).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from catalog.uploads.formats import M4A, MP3, MP4, OGG, WAV, WEBM, Format

CONTAINERS = {b"moov", b"trak", b"mdia", b"udta"}
COORDINATES = re.compile(rb"[+-]\d{1,3}(\.\d+)?[+-]\d{1,3}(\.\d+)?([+-]\d+(\.\d+)?)?(CRS[\w]*)?/")
MOST_MOOV = 64 * 1024 * 1024
OGG_SOUND = (b"\x01vorbis", b"OpusHead", b"Speex   ", b"\x7fFLAC")


@dataclass(frozen=True)
class Box:
    """One box of an MP4: its kind, where its content begins, where it ends (bytes)."""

    kind: bytes
    start: int
    end: int


def look(head: bytes, file: IO[bytes], size: int) -> Format | None:
    """Which sound or video it is, or None. `head` is its first 8 kB."""
    if head[4:8] == b"ftyp":
        return _mp4(file, size)
    if head.startswith(b"\x1aE\xdf\xa3"):
        return WEBM if b"\x42\x82\x84webm" in head[:64] else None
    if head.startswith(b"OggS"):
        return OGG if any(mark in head[:512] for mark in OGG_SOUND) else None
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return WAV if b"fmt " in head[:64] else None
    return MP3 if _is_mp3(file) else None


def boxes(file: IO[bytes], start: int, end: int) -> Iterator[Box]:
    """The boxes that follow one another between two places. Raises ValueError where they do not fit."""
    at = start
    while at < end:
        file.seek(at)
        header = file.read(16)
        length, kind, content = int.from_bytes(header[:4], "big"), header[4:8], at + 8
        if length == 1:
            length, content = int.from_bytes(header[8:16], "big"), at + 16
        elif length == 0:
            length = end - at
        if len(header) < 8 or length < content - at or at + length > end:
            raise ValueError("a box that does not fit")
        yield Box(kind, content, at + length)
        at += length


def _mp4(file: IO[bytes], size: int) -> Format | None:
    """MP4 with pictures, M4A with sound alone; None for anything else in such boxes (MOV, HEIC)."""
    try:
        top = list(boxes(file, 0, size))
        file.seek(top[0].start)
        if file.read(4) in {b"qt  ", b"heic", b"heix", b"mif1", b"avif"}:
            return None
        moov = next((box for box in top if box.kind == b"moov"), None)
        handlers = _handlers(file, moov) if moov else set()
    except (ValueError, RecursionError):
        return None
    if b"vide" in handlers:
        return MP4
    return M4A if b"soun" in handlers else None


def _handlers(file: IO[bytes], box: Box) -> set[bytes]:
    """What the tracks carry: b"vide", b"soun" …"""
    found = set()
    for inner in boxes(file, box.start, box.end):
        if inner.kind in CONTAINERS - {b"udta"}:
            found |= _handlers(file, inner)
        elif inner.kind == b"hdlr":
            file.seek(inner.start + 8)
            found.add(file.read(4))
    return found


def without_place(file: IO[bytes], size: int) -> dict[int, bytes]:
    """What to write where (byte → bytes of the same length) so that an MP4 no longer says its place."""
    changes: dict[int, bytes] = {}
    for box in boxes(file, 0, size):
        if box.kind in {b"moov", b"meta", b"uuid"} and box.end - box.start <= MOST_MOOV:
            file.seek(box.start)
            content = file.read(box.end - box.start)
            for found in COORDINATES.finditer(content):
                blank = re.sub(rb"\d", b"0", found[0])
                changes[box.start + found.start()] = blank
            for found in re.finditer(rb"loci\x00\x00\x00\x00", content):
                begin = found.start()
                length = int.from_bytes(content[begin - 4 : begin], "big")
                if 12 <= length <= 4096:
                    changes[box.start + begin] = b"free" + bytes(length - 8)
    return changes


BITRATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    0: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def _is_mp3(file: IO[bytes]) -> bool:
    """Whether three frames of layer III follow one another at the beginning, after an ID3v2 tag."""
    file.seek(0)
    head = file.read(10)
    at = 0
    if head[:3] == b"ID3" and len(head) == 10:
        at = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
    file.seek(at)
    begin = file.read(64 * 1024)
    padding = len(begin) - len(begin.lstrip(b"\x00"))
    for _ in range(3):
        length = _frame_length(begin[padding : padding + 4])
        if length == 0:
            return False
        padding += length
    return True


def _frame_length(header: bytes) -> int:
    """Length in bytes of the frame with this header, 0 where it is none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0 or header[1] >> 1 & 3 != 1:
        return 0
    version, bitrate, rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or bitrate in {0, 15} or rate == 3:
        return 0
    factor = 144 if version == 3 else 72
    return factor * BITRATES[version][bitrate] * 1000 // RATES[version][rate] + (header[2] >> 1 & 1)
