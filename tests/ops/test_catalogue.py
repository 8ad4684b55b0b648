"""The Vietnamese catalogue is joined from its parts, and says where code and catalogue drift apart."""

import json
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from hub.i18n import catalogue
from hub.i18n.extract import SourceString, from_python, from_template

ROOT = Path(__file__).parents[2]
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def part(folder: Path, name: str, *entries: tuple[str, str]) -> None:
    (folder / "parts").mkdir(exist_ok=True)
    text = HEADER + "".join(f'msgid "{msgid}"\nmsgstr "{msgstr}"\n\n' for msgid, msgstr in entries)
    (folder / "parts" / name).write_text(text, encoding="utf-8")


def test_parts_become_one_catalogue_that_gettext_reads(tmp_path) -> None:
    import gettext

    part(tmp_path, "a.po", ("Save", "Lưu"))
    part(tmp_path, "b.po", ("Search", "Tìm kiếm"))
    with catalogue.build(tmp_path).open("rb") as handle:
        built = gettext.GNUTranslations(handle)
    assert (built.gettext("Save"), built.gettext("Search")) == ("Lưu", "Tìm kiếm")


def test_two_parts_that_disagree_are_refused(tmp_path) -> None:
    part(tmp_path, "a.po", ("Save", "Lưu"))
    part(tmp_path, "b.po", ("Save", "Ghi lại"))
    with pytest.raises(catalogue.CatalogueError, match=r"b\.po translates “Save”"):
        catalogue.build(tmp_path)


def test_the_catalogue_is_stale_once_a_part_is_newer(tmp_path) -> None:
    part(tmp_path, "a.po", ("Save", "Lưu"))
    assert catalogue.is_stale(tmp_path)
    built = catalogue.build(tmp_path)
    assert not catalogue.is_stale(tmp_path)
    import os

    os.utime(built, (0, 0))
    assert catalogue.is_stale(tmp_path)


def test_a_string_without_vietnamese_is_named_with_its_place(tmp_path) -> None:
    part(tmp_path, "a.po", ("Save", "Lưu"))
    found = catalogue.drift([SourceString("Leave", place="x.py:3")], tmp_path / "parts")
    assert found.missing == ["x.py:3: Leave"]
    assert found.unused == ["Save"]


def test_a_translation_that_loses_a_placeholder_is_named(tmp_path) -> None:
    part(tmp_path, "a.po", ("%(n)s places left", "còn chỗ"))
    found = catalogue.drift([SourceString("%(n)s places left")], tmp_path / "parts")
    assert found.placeholders == ["%(n)s places left"]


def test_strings_of_libraries_may_be_translated_without_being_ours(tmp_path) -> None:
    part(tmp_path, "vendor-wagtail.po", ("Page explorer", "Cây trang"))
    assert not catalogue.drift([], tmp_path / "parts")


def test_python_strings_are_found_with_their_contexts_and_plurals() -> None:
    source = '_("a"); pgettext_lazy("verb", "b"); ngettext("c", "cs", n); other("d"); _(variable)'
    assert [(s.msgid, s.plural, s.context) for s in from_python(source, "x.py")] == [
        ("a", "", ""),
        ("b", "", "verb"),
        ("c", "cs", ""),
    ]


def test_template_strings_are_found_in_tags_blocks_and_filters() -> None:
    source = """{% load i18n %}{% trans "a" %}{{ x|default:_("b") }}
    {% blocktrans trimmed count n=n %}
      {{ n }} place
    {% plural %}
      {{ n }} places
    {% endblocktrans %}{% include "x.html" with label=_("c") %}"""
    assert [(s.msgid, s.plural) for s in from_template(source, "x.html")] == [
        ("a", ""),
        ("b", ""),
        ("%(n)s place", "%(n)s places"),
        ("c", ""),
    ]


@pytest.mark.django_db
def test_the_admins_scripts_speak_vietnamese(client) -> None:
    assert json.dumps("Thu gọn tất cả") in client.get("/admin/jsi18n/").content.decode()


def test_wagtails_scripts_have_all_their_strings_in_vietnamese() -> None:
    from babel.messages.pofile import read_po
    from wagtail import admin

    def shipped(language: str):
        with (Path(admin.__file__).parent / "locale" / language / "LC_MESSAGES" / "djangojs.po").open(
            "rb"
        ) as file:
            return read_po(file)

    ours = catalogue.read_parts(ROOT / "hub" / "locale" / "vi" / "parts", scripts=True)
    theirs = shipped("vi")
    silent = []
    for message in shipped("en"):
        key = (
            (message.id if isinstance(message.id, str) else message.id[0], message.context)
            if message.id
            else None
        )
        if key and not ours.get(*key) and not (theirs.get(*key) and any(theirs.get(*key).string)):
            silent.append(key)
    assert silent == []


def test_the_process_that_builds_a_catalogue_speaks_by_it_at_once(tmp_path, settings) -> None:
    folder = tmp_path / "vi"
    folder.mkdir()
    usual, settings.LOCALE_PATHS = settings.LOCALE_PATHS, [tmp_path]
    with translation.override("vi"):
        assert translation.gettext("A word of this test") == "A word of this test"
    part(folder, "x.po", ("A word of this test", "Một chữ"))
    catalogue.build(folder)
    try:
        with translation.override("vi"):
            assert translation.gettext("A word of this test") == "Một chữ"
    finally:
        settings.LOCALE_PATHS = usual
        translation_file_changed(None, folder / "django.mo")
