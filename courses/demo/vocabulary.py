"""Subjects, levels and programmes that the demo's items name: found or made."""

from catalog.vocabulary import actions
from catalog.vocabulary.models import Level, Subject
from courses.demo.items import Item

PROGRAMMES = (
    "Đề án Xây dựng xã hội học tập giai đoạn 2021-2030",
    "Đề án Đẩy mạnh phong trào học tập suốt đời trong gia đình, dòng họ, cộng đồng, đơn vị "
    "giai đoạn 2021-2030",
    "Chương trình Xây dựng mô hình công dân học tập giai đoạn 2021-2030",
)


def ensure(items: list[Item]) -> tuple[dict[str, Subject], dict[str, Level]]:
    """Subjects and levels by the items' spelling: spellings that people take for one word are one."""
    for name in PROGRAMMES:
        actions.programme_named(name)
    for level in actions.LEVELS:
        actions.level_named(level)
    subjects = {name: actions.subject_named(name) for name in {item.subject: None for item in items}}
    actions.place_subjects()
    levels = {name: actions.level_named(name) for name in {item.level: None for item in items}}
    return subjects, levels
