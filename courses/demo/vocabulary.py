"""Subjects, levels and programmes that the demo's items name: found or made."""

from catalog.vocabulary.models import Level, Programme, Subject
from courses.demo.items import Item
from courses.demo.wording import plain, slug

LEVELS = (
    "Mầm non",
    "Tiểu học",
    "THCS",
    "THPT",
    "Giáo viên",
    "Phụ huynh",
    "Cán bộ, công chức",
    "Người lớn",
    "Người cao tuổi",
    "Mọi đối tượng",
)
PROGRAMMES = (
    "Đề án Xây dựng xã hội học tập giai đoạn 2021-2030",
    "Đề án Đẩy mạnh phong trào học tập suốt đời trong gia đình, dòng họ, cộng đồng, đơn vị "
    "giai đoạn 2021-2030",
    "Chương trình Xây dựng mô hình công dân học tập giai đoạn 2021-2030",
)


def ensure(items: list[Item]) -> tuple[dict[str, Subject], dict[str, Level]]:
    """Subjects and levels by the items' spelling; names that differ only in case or accents are one."""
    for name in PROGRAMMES:
        Programme.objects.get_or_create(slug=slug(name, length=80), defaults={"name": name})
    subjects = {plain(subject.name): subject for subject in Subject.objects.all()}
    levels = {plain(level.name): level for level in Level.objects.all()}
    for name in {item.subject: None for item in items}:
        if plain(name) not in subjects:
            subjects[plain(name)] = _subject(name, len(subjects))
    for name in [*LEVELS, *{item.level: None for item in items}]:
        if plain(name) not in levels:
            levels[plain(name)] = Level.objects.create(
                name=name, slug=_free_slug(Level, name), position=len(levels)
            )
    return (
        {item.subject: subjects[plain(item.subject)] for item in items},
        {item.level: levels[plain(item.level)] for item in items},
    )


def _subject(name: str, position: int) -> Subject:
    return Subject.objects.create(name=name, slug=_free_slug(Subject, name), position=position)


def _free_slug(model: type[Subject] | type[Level], name: str) -> str:
    """The name's slug, numbered where another name took it."""
    base = slug(name, length=70) or "muc"
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbers = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(candidate for candidate in (base, *numbers) if candidate not in taken)
