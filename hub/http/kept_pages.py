"""Where rendered pages are kept: in the process that rendered them, and beside it for the other processes.

After a publication every page is rendered once, not once by each process: the second store is a folder that
all processes of a machine share. Files are replaced whole, so that no reader ever sees half a page.
"""

import contextlib
import hashlib
import json
import logging
import os
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from hub.freshness.clock import Stamp

logger = logging.getLogger("hub.http")

MAX_ENTRIES = 2_000
MAX_BYTES = 64 * 1024 * 1024

Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One rendered page: what it was made under, when that began (Unix time), headers, body."""

    stamp: Stamp
    began_at: float
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def is_good(self, stamp: Stamp, now: float, seconds: float) -> bool:
        """Whether nothing public has changed since, and it is not older than `seconds`."""
        return (
            self.stamp.version == stamp.version and now < self.stamp.until and now - self.began_at < seconds
        )


class ProcessStore:
    """A bounded store of pages that threads may share; the oldest go first."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Key, stamp: Stamp, now: float) -> Page | None:
        """The page, if it is still good."""
        page = self._pages.get(key)
        return page if page and page.is_good(stamp, now, self.seconds) else None

    def put(self, key: Key, page: Page, now: float) -> None:
        """Keep the page and drop what is too old or too much."""
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self._bytes += len(page.body)
            while self._pages and self._is_over(now):
                self._drop(next(iter(self._pages)))

    def _is_over(self, now: float) -> bool:
        oldest = next(iter(self._pages.values()))
        return (
            len(self._pages) > MAX_ENTRIES or self._bytes > MAX_BYTES or now - oldest.began_at >= self.seconds
        )

    def _drop(self, key: Key) -> None:
        page = self._pages.pop(key, None)
        if page:
            self._bytes -= len(page.body)


class SharedStore:
    """Pages as files of one folder. Who writes also sweeps out, every few seconds, what has grown too old."""

    def __init__(self, folder: Path, seconds: float) -> None:
        self.folder = folder
        self.seconds = seconds
        self._swept_at = 0.0
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, key: Key, stamp: Stamp, now: float) -> Page | None:
        """The page, if another process left one that is still good."""
        try:
            head, _, body = self._path(key).read_bytes().partition(b"\n")
            fields = json.loads(head)
        except (OSError, ValueError):
            return None
        headers = tuple((name, value) for name, value in fields["headers"])
        page = Page(Stamp(*fields["stamp"]), fields["began_at"], headers, body)
        return page if page.is_good(stamp, now, self.seconds) else None

    def put(self, key: Key, page: Page, now: float) -> None:
        """Leave the page for the others. A disk that is full or read-only only costs speed."""
        fields = {"stamp": page.stamp, "began_at": page.began_at, "headers": page.headers}
        path = self._path(key)
        beside = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        try:
            beside.write_bytes(json.dumps(fields).encode() + b"\n" + page.body)
            beside.replace(path)
            self._sweep(now)
        except OSError as error:
            logger.warning("a page could not be kept for the other processes: %s", error)

    def _path(self, key: Key) -> Path:
        return self.folder / hashlib.sha256(repr(key).encode()).hexdigest()

    def _sweep(self, now: float) -> None:
        if now - self._swept_at < self.seconds:
            return
        self._swept_at = time.time()
        for entry in os.scandir(self.folder):
            with contextlib.suppress(FileNotFoundError):
                if now - entry.stat().st_mtime > 2 * self.seconds:
                    os.unlink(entry)
