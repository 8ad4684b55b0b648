"""Templates: nothing inline, nothing foreign, every one of them compiles."""

import re
from pathlib import Path

import pytest
from django.template import engines

from tests.architecture.test_structure import ROOT, relative, tracked

INLINE = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>"),
    "an inline style": re.compile(r"<style\b|\sstyle="),
    "an inline handler": re.compile(r"\son[a-z]+="),
    "a javascript: address": re.compile(r"javascript:"),
}
FOREIGN = re.compile(
    r"""<(?:script|link|img|iframe|source|video|audio)\b[^>]*(?:src|href)=["']?(?:https?:)?//"""
)


def templates() -> list[Path]:
    """The site's own templates; mails are read by programs that know no policy."""
    return [path for path in tracked("templates/*.html") if "emails" not in path.parts]


def markup(path: Path) -> str:
    """The template without its own words: `{% include … with one=one %}` is no handler."""
    return re.sub(r"{%.*?%}|{#.*?#}|{{.*?}}", "", path.read_text(), flags=re.DOTALL)


@pytest.mark.parametrize("what", INLINE)
def test_no_template_has_it(what) -> None:
    found = [path for path in templates() if INLINE[what].search(markup(path))]
    assert not found, relative(found)


def test_no_template_loads_from_elsewhere() -> None:
    found = [path for path in templates() if FOREIGN.search(path.read_text())]
    assert not found, relative(found)


def test_every_template_compiles() -> None:
    broken = []
    for path in tracked("templates/*"):
        name = str(path.relative_to(ROOT / "templates"))
        try:
            engines["django"].get_template(name)
        except Exception as error:
            broken.append(f"{name}: {error}")
    assert not broken, "\n".join(broken)
