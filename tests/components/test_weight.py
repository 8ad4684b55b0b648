"""How heavy the look is, and that templates name only what the style sheets draw."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "hub" / "static" / "hub"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
COMMON = ("tokens", "base", "shell", "controls", "forms", "items", "blocks")
OWN = ("components", "shell", "forms", "errors", "patterns")
STATES = {"live", "none", "ok", "warn", "err", "wide", "narrow", "square", "low", "turns", "join-title"}


def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def common_weight() -> int:
    return sum(compressed(STATIC / "css" / f"{name}.css") for name in COMMON)


@pytest.mark.parametrize("sheet", ["listing", "home", "detail", "work", "account"])
def test_the_sheets_of_a_page_weigh_little(sheet):
    assert common_weight() + compressed(STATIC / "css" / f"{sheet}.css") <= 14_500


def test_the_fonts_weigh_at_most_26_kb():
    assert sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2")) <= 26_000


def test_the_script_weighs_at_most_8_kb():
    assert compressed(STATIC / "js" / "site.js") <= 8_000


def test_the_fonts_come_with_their_licence():
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / "LICENSE").read_text(encoding="utf-8").upper()


def test_every_colour_of_a_sheet_is_a_token_but_for_grounds_that_keep_theirs():
    kept = {"home", "tokens", "shell", "base"}
    for path in (STATIC / "css").glob("*.css"):
        colours = re.findall(r"#[0-9A-Fa-f]{3,8}\b", path.read_text(encoding="utf-8"))
        others = set(colours) - {
            "#FFFFFF",
            "#000000",
            "#999999",
            "#14203D",
            "#5C6780",
            "#F5E0F0",
            "#7A2A66",
            "#F4AE24",
        }
        assert not others or path.stem in kept, (path.name, others)


@pytest.mark.parametrize("folder", OWN)
def test_every_class_in_our_templates_is_drawn(folder):
    sheets = "".join(path.read_text(encoding="utf-8") for path in (STATIC / "css").glob("*.css"))
    drawn = set(re.findall(r"\.([a-z][a-z0-9-]*)", sheets))
    for path in (TEMPLATES / folder).glob("*.html"):
        markup = re.sub(r"{%.*?%}|{{.*?}}", " ", path.read_text(encoding="utf-8"))
        named = {name for value in re.findall(r'class="([^"]*)"', markup) for name in value.split()}
        assert named <= drawn | STATES | {"empty"}, (path.name, named - drawn)
