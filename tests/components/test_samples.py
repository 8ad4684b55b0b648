"""Every component renders from its samples, without a database."""

from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override as language

from hub.patterns import samples
from hub.patterns.views import drawn

FOLDER = Path(settings.BASE_DIR) / "templates" / "components"
PARTS = {
    "join_choices",
    "join_leave",
    "chart",
    "share_card",
    "messages",
    "error_summary",
    "form_field",
    "seats",
    "join_state",
}


@pytest.mark.parametrize("sample", samples.ALL, ids=lambda sample: f"{sample.component}: {sample.shows}")
@pytest.mark.parametrize("code", ["vi", "en"])
def test_a_sample_renders_without_a_database_and_without_inline_script_or_style(sample, code):
    with language(code):
        html = drawn(sample)
    assert html.strip()
    assert "{#" not in html
    assert "{%" not in html
    assert " style=" not in html
    assert "<script" not in html
    assert "onclick" not in html


def test_every_component_has_a_sample():
    shown = {sample.component for sample in samples.ALL}
    assert {path.stem for path in FOLDER.glob("*.html")} - shown <= PARTS


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.html")), ids=lambda path: path.stem)
def test_every_component_says_at_its_top_what_it_takes(path):
    head = path.read_text(encoding="utf-8")[:300]
    assert "{#" in head or "{% comment %}" in head


@pytest.mark.parametrize("path", sorted(FOLDER.parent.rglob("*.html")), ids=str)
def test_a_short_comment_stays_on_one_line(path):
    """Django ends `{# #}` at the line: over two lines it would be printed."""
    assert all(line.count("{#") == line.count("#}") for line in path.read_text(encoding="utf-8").splitlines())
