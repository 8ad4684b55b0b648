"""Which strings the code and the templates ask to have translated.

GNU gettext's `xgettext` is not on every machine; Django's own template reader and Python's `ast` are, and see
what the running site sees.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

ROLES = {
    "_": ("msgid",),
    "gettext": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
}
LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)", re.DOTALL)


@dataclass(frozen=True)
class SourceString:
    """A string marked for translation: its text, what tells it from an equal one, and where it stands."""

    msgid: str
    plural: str = ""
    context: str = ""
    place: str = ""


def from_tree(root: Path, folders: Iterable[str]) -> Iterator[SourceString]:
    """Every marked string of the Python files and templates below `root`'s folders."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            place = str(path.relative_to(root))
            if path.suffix == ".py":
                yield from from_python(path.read_text(encoding="utf-8"), place)
            elif path.suffix in {".html", ".txt", ".xml"} and "templates" in path.parts:
                yield from from_template(path.read_text(encoding="utf-8"), place)


def from_python(source: str, place: str) -> Iterator[SourceString]:
    """The strings in calls of `_`, `gettext`, `ngettext` and their lazy and contextual forms."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        roles = ROLES.get(name.removesuffix("_lazy").removesuffix("_noop"))
        values = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        texts = [value for value in values if isinstance(value, str)]
        if roles and len(texts) >= len(roles):
            yield SourceString(**dict(zip(roles, texts, strict=False)), place=f"{place}:{node.lineno}")


def from_template(source: str, place: str) -> Iterator[SourceString]:
    """The strings of `{% trans %}`, `{% blocktrans %}` and `_("…")` in tags and filters."""
    for match in CALL.finditer(templatize(source, origin=place)):
        roles = ROLES[match[1]]
        texts = [ast.literal_eval(literal) for literal in re.findall(LITERAL, match[2], re.DOTALL)]
        yield SourceString(**dict(zip(roles, texts, strict=False)), place=place)
