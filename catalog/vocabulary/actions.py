"""Words of the vocabulary by name, made where they are missing: a catalogue may bring new ones."""

import unicodedata
from typing import TypeVar

from django.db import transaction

from catalog.resources.naming import slug_of, tidy
from catalog.vocabulary.models import Level, Programme, Subject

LEVELS = [
    "Mầm non",
    "Tiểu học",
    "THCS",
    "THPT",
    "Sinh viên",
    "Người lớn",
    "Người cao tuổi",
    "Phụ huynh",
    "Giáo viên",
    "Cán bộ, công chức",
    "Mọi đối tượng",
]
"""The order in which levels are listed; one that is not named here comes after them."""


TREE: dict[str, tuple[str, ...]] = {
    "Khoa học tự nhiên": ("Vật lí", "Hoá học", "Sinh học"),
    "Môn học phổ thông": (
        *("Toán", "Tiếng Việt", "Ngữ văn", "Văn học", "Tiếng Anh", "Tiếng Trung", "Tiếng dân tộc"),
        *("Khoa học tự nhiên", "Lịch sử", "Địa lí", "Tin học", "STEM", "Âm nhạc", "Mĩ thuật", "Thể thao"),
        "Mầm non",
    ),
    "Công nghệ số": ("Kỹ năng số", "An toàn số", "Công nghệ giáo dục"),
    "Đời sống": ("Kỹ năng sống", "Sức khỏe", "Môi trường", "Pháp luật", "Hành chính", "Truyền thông"),
    "Nghề và làm ăn": ("Nông nghiệp", "Kinh doanh", "Nghề"),
    "Học suốt đời": ("Khuyến học", "Học tập suốt đời", "Xóa mù chữ", "Văn hóa đọc", "Thư viện"),
}
"""Where subjects stand at first: the school's own after the programme of 2018, then what grown-ups learn.
What is itself part of another comes before that one."""


TONES = "\N{COMBINING GRAVE ACCENT}\N{COMBINING ACUTE ACCENT}\N{COMBINING TILDE}" + (
    "\N{COMBINING HOOK ABOVE}\N{COMBINING DOT BELOW}"
)


def same(name: str) -> str:
    """A name as it is compared: case, i or y, and the tone's place do not matter (Hoá học, Hóa học)."""
    decomposed = unicodedata.normalize("NFD", tidy(name).casefold()).replace("y", "i")
    return " ".join(_tone_last(word) for word in decomposed.split())


def _tone_last(word: str) -> str:
    tones = "".join(sorted(char for char in word if char in TONES))
    return "".join(char for char in word if char not in TONES) + tones


@transaction.atomic
def subject_named(name: str) -> Subject:
    """The subject of that name, made where it is missing; its covers follow its name (`hub.covers.subjects`).

    Raises ValueError for an empty name.
    """
    found = _find(Subject, name)
    if found is None:
        found = Subject.objects.create(name=tidy(name), slug=_free_slug(Subject, name))
    return found


@transaction.atomic
def place_subjects() -> None:
    """Put the subjects that stand nowhere yet where `TREE` has them; broader ones are made where needed.

    What the coordinators have placed stays where they put it.
    """
    by_name = {same(subject.name): subject for subject in Subject.objects.all()}
    for position, (name, parts) in enumerate(TREE.items(), start=1):
        loose = [by_name[same(part)] for part in parts if same(part) in by_name]
        loose = [subject for subject in loose if subject.parent_id is None]
        if not loose:
            continue
        broader = by_name.get(same(name))
        if broader is None:
            broader = Subject(name=name, slug=_free_slug(Subject, name), position=position)
            broader.save()
            by_name[same(name)] = broader
        for subject in loose:
            subject.parent = broader
            subject.save(update_fields=["parent"])


@transaction.atomic
def level_named(name: str) -> Level:
    """The level of that name, made in its place in the usual order. Raises ValueError for an empty name."""
    found = _find(Level, name)
    if found is None:
        order = {same(level): position for position, level in enumerate(LEVELS, start=1)}
        position = order.get(same(name), len(LEVELS) + 1)
        found = Level.objects.create(name=tidy(name), slug=_free_slug(Level, name), position=position)
    return found


@transaction.atomic
def programme_named(name: str) -> Programme:
    """The programme of that name, made where it is missing. Raises ValueError for an empty name."""
    found = _find(Programme, name)
    if found is None:
        found = Programme.objects.create(name=tidy(name), slug=_free_slug(Programme, name))
    return found


Word = TypeVar("Word", Subject, Level, Programme)


def _find(model: type[Word], name: str) -> Word | None:
    wanted = same(name)
    if not wanted:
        raise ValueError("a word of the vocabulary needs a name")
    return next((word for word in model.objects.all() if same(word.name) == wanted), None)


def _free_slug(model: type[Subject] | type[Level] | type[Programme], name: str) -> str:
    base = slug_of(name, fallback="muc", length=70)
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug for slug in [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))] if slug not in taken
    )
