"""What fills in the parameters of an address: things of one unit of the walk's world."""

from typing import Any

from tests.permissions.routes import Route
from tests.permissions.world import Side

PAGES = {"page_id", "page_to_move_id", "page_pk", "object_id"}
PLAIN = {
    "app_label": "hub",
    "app_name": "hub",
    "content_type_app_name": "hub",
    "model_name": "articlepage",
    "content_type_model_name": "articlepage",
    "action": "delete",
    "action_name": "approve",
    "filter_spec": "max-100x100",
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
    "rest": "x/",
    "uidb64": "x",
    "uidb36": "1",
    "token": "x",
    "session_id": "1",
    "task_state_id": "1",
    "workflow_state_id": "1",
    "uploaded_file_id": "1",
    "restriction_id": "1",
    "page_view_restriction_id": "1",
    "year": "2022",
    "size": "320",
    "section": "pages",
    "name": "khong-co.png",
    "edition": "1",
    "family": "tech",
    "motif": "phone",
    "kind": "RESOURCE",
    "_0": "",
}
KEYS = {
    "image": "image",
    "doc": "document",
    "collection": "collection",
    "hub_placement": "placement",
    "hub_unitalias": "alias",
    "hub_signatureprofile": "signature",
    "catalog_resource": "resource_draft",
    "catalog_subject": "subject",
    "catalog_level": "level",
    "search_pin": "pin",
    "members:end": "membership",
    "members:help": "resident",
    "users": "resident",
    "participation:": "participation",
    "refusals:": "refusal",
    "courses:headcount": "session",
    "courses:tick": "session",
    "courses:": "event",
    "pages": "article",
}


def arguments(route: Route, side: Side, *, page: str = "article") -> dict[str, Any]:
    """Values for all parameters of `route`; KeyError for one that the walk does not know yet."""
    return {name: _value(route, name, side, page) for name in route.parameters}


def _value(route: Route, name: str, side: Side, page: str) -> Any:
    things = side.things
    if name in PAGES:
        return things[page].pk
    if name in {"parent_page_id", "destination_id"}:
        return things["page"].pk
    if name == "revision_id":
        return things[page].latest_revision_id or things["draft"].latest_revision_id
    if name in {"image_id", "document_id", "doc_id", "collection_id"}:
        return things[{"doc_id": "document"}.get(name, name.removesuffix("_id"))].pk
    if name == "code":
        return side.unit.code
    if name in {"key", "slug"}:
        return _of_a_resource(route, name, side)
    if name == "pk":
        return _key(route, side)
    return PLAIN.get(name, "1")


def _of_a_resource(route: Route, name: str, side: Side) -> str:
    """Published where the public reads it, a draft where its teacher works on it."""
    if not route.name.startswith("catalog:"):
        return "x"
    public = route.name in {"catalog:detail", "catalog:play", "catalog:count"}
    return str(getattr(side.things["resource" if public else "resource_draft"], name))


def _key(route: Route, side: Side) -> Any:
    if "hub_unit:" in route.name:
        return side.unit.pk
    for part, thing in KEYS.items():
        if part in route.name:
            return side.things[thing].pk
    return 1
