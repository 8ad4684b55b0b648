"""The system check: nothing public is forgotten by search."""

from search.checks import every_public_type_is_decided
from search.documents import registry


def test_every_public_type_is_a_document_or_stated_to_be_none() -> None:
    assert every_public_type_is_decided(None) == []


def test_a_type_that_nobody_decided_on_is_an_error(monkeypatch) -> None:
    monkeypatch.delitem(registry.EXCLUDED, "hub.HomePage")
    (error,) = every_public_type_is_decided(None)
    assert (error.id, "hub.HomePage" in error.msg) == ("search.E001", True)
