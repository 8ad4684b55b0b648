"""The indices behind the aliases, and writing to them.

`<prefix>` is the alias that is searched. While an index is being made, `<prefix>-building` names it, and
every change is written to both: what changes meanwhile is not lost. All of it is known to the cluster itself.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from elasticsearch import NotFoundError

from hub.settings.search_address import SearchAddress
from search.engines.elasticsearch import connection, mapping
from search.engines.protocol import Change, EngineError

OLDER = 409
WRONG = (400, 413)
_MOST_BYTES = 5_000_000


@dataclass(frozen=True)
class Refused:
    """A change that an index did not take, and why: for what it is, or because the index is in trouble."""

    identity: tuple[str, int]
    reason: str
    is_its_own_fault: bool = True


class Indices:
    """All indices below one prefix."""

    def __init__(self, address: SearchAddress) -> None:
        self.address = address
        self.alias = address.prefix
        self.building = f"{address.prefix}-building"

    @property
    def client(self) -> Any:
        """The client, with the worker's patience."""
        return connection.client(self.address).options(request_timeout=connection.BULK)

    def named(self) -> dict[str, list[str]]:
        """The indices behind each of our two aliases."""
        with connection.told_apart():
            try:
                found = self.client.indices.get_alias(name=f"{self.alias},{self.building}", index="*")
            except NotFoundError as error:
                found = {name: one for name, one in dict(error.body).items() if isinstance(one, dict)}
        aliases: dict[str, list[str]] = {}
        for index, one in found.items():
            for alias in one.get("aliases", ()):
                aliases.setdefault(alias, []).append(index)
        return aliases

    def is_of_our_form(self) -> bool:
        """Whether the index that is searched has the fields and the analysis that this code knows."""
        with connection.told_apart():
            found = self.client.indices.get_mapping(index=self.alias).body
        forms = {one["mappings"].get("_meta", {}).get("form") for one in found.values()}
        return forms == {mapping.form()}

    def create(self, now: datetime, alias: str) -> str:
        """A new empty index behind that alias alone; its name. One that is being made is not refreshed."""
        name = f"{self.alias}-{now:%Y%m%d-%H%M%S-%f}"
        body = mapping.index(name, self.address, is_searched=alias != self.building)
        with connection.told_apart():
            self.client.indices.create(index=name, **body)
            self.client.indices.update_aliases(
                actions=[
                    {"remove": {"index": f"{self.alias}-2*", "alias": alias, "must_exist": False}},
                    {"add": {"index": name, "alias": alias}},
                ]
            )
        return name

    def switch(self, name: str) -> None:
        """Have that index searched, in one call; the one before is kept, older ones go.

        It is put in order (one segment) by the cluster afterwards, while it is searched.
        """
        before = self.named().get(self.alias, [])
        with connection.told_apart():
            self.client.indices.put_settings(index=name, settings={"refresh_interval": mapping.REFRESHED})
            actions: list[dict[str, Any]] = [
                {"remove": {"index": index, "alias": self.alias}} for index in before
            ]
            self.client.indices.update_aliases(
                actions=[
                    *actions,
                    {"remove": {"index": name, "alias": self.building}},
                    {"add": {"index": name, "alias": self.alias}},
                ]
            )
        with suppress(EngineError):  # it is searched by now: whatever goes wrong here must not undo that
            self._tidy(name, before)

    def _tidy(self, name: str, before: Sequence[str]) -> None:
        """Leave one generation, and have the cluster put the new index into one segment."""
        with connection.told_apart():
            for old in set(self.ours()) - {name, *before}:
                self.client.indices.delete(index=old, ignore_unavailable=True)
            self.client.indices.forcemerge(index=name, max_num_segments=1, wait_for_completion=False)

    def abandon(self, name: str) -> None:
        """Take away an index that was not completed."""
        with suppress(EngineError), connection.told_apart():
            self.client.indices.delete(index=name, ignore_unavailable=True)

    def ours(self) -> list[str]:
        """Every index that was made below the prefix."""
        with connection.told_apart():
            return list(self.client.indices.get(index=f"{self.alias}-2*", expand_wildcards="open"))

    def refresh(self) -> None:
        """Make findable at once what was written."""
        with connection.told_apart():
            self.client.indices.refresh(index=f"{self.alias}-2*")

    def write(self, changes: Sequence[Change], alias: str | None = None) -> list[Refused]:
        """Write changes by bulk; what was refused comes back. An older version than the one held is no error.

        A wrong document is named and stops no other. Raises `EngineError` where nothing could be written.
        """
        refused: list[Refused] = []
        for body, identities in self._batches(changes, refused):
            with connection.told_apart():
                response = self.client.bulk(
                    index=alias or self.alias,
                    operations=body,
                    require_alias=True,
                    filter_path="errors,items.*.status,items.*.error",
                )
            if not response["errors"]:
                continue
            for identity, item in zip(identities, response["items"], strict=True):
                (result,) = item.values()
                reason = _reason(result)
                if reason:
                    refused.append(Refused(identity, reason, result["status"] in WRONG))
        return refused

    def _batches(
        self, changes: Sequence[Change], refused: list[Refused]
    ) -> Iterator[tuple[bytes, list[tuple[str, int]]]]:
        lines: list[bytes] = []
        identities: list[tuple[str, int]] = []
        size = 0
        for change in changes:
            try:
                written = _lines(change)
            except (ValueError, TypeError, AttributeError) as error:
                refused.append(Refused(change.identity, f"{type(error).__name__}: {error}"[:300]))
                continue
            lines.append(written)
            identities.append(change.identity)
            size += len(written)
            if size > _MOST_BYTES:
                yield b"".join(lines), identities
                lines, identities, size = [], [], 0
        if lines:
            yield b"".join(lines), identities


def _lines(change: Change) -> bytes:
    """What to do and, where there is one, the document: a line each."""
    identity = f"{change.identity[0]}-{change.identity[1]}"
    head = orjson.dumps({"_id": identity, "version": change.version, "version_type": "external"})
    if change.document is None:
        return b'{"delete":%b}\n' % head
    return b'{"index":%b}\n%b\n' % (head, mapping.item(change, change.document))


def _reason(result: dict[str, Any]) -> str:
    """Why one change was refused; empty where it was taken, is older, or takes away what is not there."""
    error = result.get("error")
    if not error or result["status"] == OLDER:
        return ""
    return f"{result['status']} {error.get('type', '')}: {error.get('reason', '')}"[:300]
