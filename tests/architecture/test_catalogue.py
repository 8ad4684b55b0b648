"""Vietnamese first: every string of ours has its Vietnamese, and none is left over."""

from pathlib import Path

import pytest

from hub.i18n import catalogue, extract
from hub.management.commands.build_messages import SOURCES

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def drift() -> catalogue.Drift:
    parts = ROOT / "hub" / "locale" / "vi" / "parts"
    return catalogue.drift(extract.from_tree(ROOT, SOURCES), parts)


def test_every_string_has_its_vietnamese(drift) -> None:
    assert not drift.missing, "\n".join(drift.missing)


def test_no_translation_is_left_over(drift) -> None:
    assert not drift.unused, "\n".join(drift.unused)


def test_translations_keep_their_placeholders(drift) -> None:
    assert not drift.placeholders, "\n".join(drift.placeholders)
