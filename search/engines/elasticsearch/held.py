"""What the index holds, by name and version: read through from end to end, looked up, taken away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from search.engines.elasticsearch.connection import OutageError, told_apart
from search.engines.elasticsearch.engine import ElasticsearchEngine

KEPT = "2m"
"""How long a state of the index is kept from one page of it to the next."""

OLDER = 409
AT_THE_END = "\U0010ffff"
"""Where a document without a place is sorted: none of ours."""


@dataclass(frozen=True, slots=True)
class Held:
    """One document of the index: its name, its place in the order, its version, and which write made it."""

    name: str
    place: str
    version: int
    write: tuple[int, int] = (0, 0)


def held(engine: ElasticsearchEngine, size: int) -> Iterator[Held]:
    """Everything in the index as it was at one moment, ordered, so many at a time. Raises `EngineError`."""
    client = engine.indices.client
    with told_apart():
        client.indices.refresh(index=engine.indices.alias)
        moment = client.open_point_in_time(index=engine.indices.alias, keep_alive=KEPT)["id"]
    body: dict[str, Any] = {
        "size": size,
        "_source": False,
        "version": True,
        "track_total_hits": False,
        "sort": [{"identity": "asc"}],
    }
    try:
        while True:
            body["pit"] = {"id": moment, "keep_alive": KEPT}
            with told_apart():
                response = client.search(body=body, allow_partial_search_results=False).body
            moment = response.get("pit_id", moment)
            hits = response["hits"]["hits"]
            for hit in hits:
                yield Held(hit["_id"], hit["sort"][0] or AT_THE_END, hit["_version"])
            if len(hits) < size:
                return
            body["search_after"] = hits[-1]["sort"]
    finally:
        with told_apart():
            client.close_point_in_time(id=moment)


def held_now(engine: ElasticsearchEngine, names: Sequence[str]) -> dict[str, Held]:
    """What the index has of these this moment, written but not yet findable included."""
    with told_apart():
        response = engine.indices.client.mget(index=engine.indices.alias, ids=list(names), source=False).body
    found = {}
    for one in response["docs"]:
        if "error" in one:
            raise OutageError(str(one["error"])[:300])
        if one["found"]:
            name = one["_id"]
            found[name] = Held(name, "", one["_version"], (one["_seq_no"], one["_primary_term"]))
    return found


def take_away(engine: ElasticsearchEngine, documents: Sequence[Held]) -> None:
    """Take these out of the index, unless they were written since they were looked up."""
    if not documents:
        return
    actions = [
        {"delete": {"_id": one.name, "if_seq_no": one.write[0], "if_primary_term": one.write[1]}}
        for one in documents
    ]
    with told_apart():
        response = engine.indices.client.bulk(index=engine.indices.alias, operations=actions)
    lost = [item["delete"] for item in response["items"] if "error" in item["delete"]]
    if wrong := [one for one in lost if one["status"] != OLDER]:
        raise OutageError(str(wrong[0]["error"])[:300])
