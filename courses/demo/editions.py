"""The demo's editions of the Week: the plan's own of 2022, and this year's, whose fourth day is today."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.html import escape
from wagtail.documents import get_document_model

from catalog.resources.models import Resource
from courses.activities.models import Activity
from courses.demo.sources import PLAN
from hub.pages.actions import publish
from hub.pages.models import HomePage
from hub.units.models import Unit
from hub.week.models import EditionPage, PlanDocument, Promotion

DAYS = 7
FOURTH_DAY = 3
EVERYDAY_GAP = 40
DAYS_TO_REPORT = 2
THEME_2022 = "Thúc đẩy chuyển đổi số phục vụ cho học tập suốt đời sau đại dịch COVID-19"
MESSAGE_2022 = (
    "Đẩy mạnh phong trào học tập sâu rộng trong các tầng lớp nhân dân, nâng cao nhận thức về vai trò của "
    "chuyển đổi số đối với việc học tập suốt đời; tận dụng các nền tảng công nghệ để đa dạng hóa các kênh và "
    "công cụ học tập, đáp ứng nhu cầu học tập của người dân."
)
HALL = "Hội trường lớn tầng 2, Thành ủy, HĐND, UBND thành phố Bắc Kạn"
THEME_NOW = "Chuyển đổi số để ai cũng được học, học suốt đời"
MESSAGE_NOW = "Mỗi người một việc học, mỗi ngày một điều mới: ở nhà, ở trường, ở thư viện và trên mạng."


def ensure_plan_edition(home: HomePage, organizer: Unit) -> EditionPage:
    """The edition of 2022 with the plan's true dates, text and deadline; made once."""
    edition = EditionPage.objects.filter(year=2022).first()
    if edition:
        return edition
    page = _edition(date(2022, 10, 1), organizer, theme=THEME_2022, message=MESSAGE_2022)
    page.report_deadline = _at(date(2022, 10, 9), time(23, 59))
    page.opening_at = _at(date(2022, 10, 3), time(8))
    page.opening_place = HALL
    page.body = _plan_body(PLAN.read_text(encoding="utf-8"))
    publish(page, under=home)
    document = get_document_model()(title="Kế hoạch tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2022")
    document.file.save("ke-hoach-tuan-le-2022.txt", ContentFile(PLAN.read_bytes()))
    PlanDocument.objects.create(edition=page, document=document, sort_order=0)
    return page


def ensure_current_edition(home: HomePage, organizer: Unit, *, today: date, everyday: bool) -> EditionPage:
    """The edition of the year of `today`, whose fourth day is today, or (everyday) lies over a month back.

    Made once a year: an edition that stands is left as it is.
    """
    fourth = today - timedelta(EVERYDAY_GAP) if everyday else today
    first_day = fourth - timedelta(FOURTH_DAY)
    edition = EditionPage.objects.filter(year=fourth.year).first()
    if edition:
        return edition
    page = _edition(first_day, organizer, theme=THEME_NOW, message=MESSAGE_NOW, year=fourth.year)
    return publish(page, under=home)


def promote(edition: EditionPage, place: Promotion.Place, keys: Sequence[str]) -> None:
    """Put the items of those keys forward at that place, where the edition promotes nothing there yet."""
    if edition.promotions.filter(place=place).exists():
        return
    resources = {resource.key: resource for resource in Resource.objects.filter(key__in=keys)}
    activities = {activity.key: activity for activity in Activity.objects.filter(key__in=keys)}
    for order, key in enumerate(keys):
        thing = {"resource": resources.get(key)} if key in resources else {"page": activities.get(key)}
        if any(thing.values()):
            Promotion.objects.create(edition=edition, place=place, sort_order=order, **thing)


def _edition(
    first_day: date, organizer: Unit, *, theme: str, message: str, year: int | None = None
) -> EditionPage:
    year = year or first_day.year
    last_day = first_day + timedelta(DAYS - 1)
    return EditionPage(
        title=f"Tuần lễ hưởng ứng học tập suốt đời {year}",
        slug=f"tuan-le-{year}",
        year=year,
        theme=theme,
        message=message,
        first_day=first_day,
        last_day=last_day,
        report_deadline=_at(last_day + timedelta(DAYS_TO_REPORT), time(23, 59)),
        organizer=organizer,
    )


def _plan_body(text: str) -> list[dict[str, str]]:
    """The plan as rich text: its numbered heads as headings, its paragraphs as they are."""
    body = text.partition("như sau:")[2].partition("Nơi nhận:")[0]
    parts = []
    for paragraph in _paragraphs(body):
        head = paragraph.split(".")[0]
        tag = "h3" if head and set(head) <= set("IVX") else "h4" if head.isdigit() else "p"
        words = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(paragraph))
        words = re.sub(r"\*(.+?)\*", r"<i>\1</i>", words)
        parts.append(f"<{tag}>{words}</{tag}>")
    return [{"type": "text", "value": "".join(parts)}]


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of the plan; what a page break cut in two (the rest begins in lower case) is one."""
    found: list[str] = []
    for line in (" ".join(line.split()) for line in text.splitlines()):
        if line and found and line[0].islower():
            found[-1] += f" {line}"
        elif line:
            found.append(line)
    return found


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, timezone.get_default_timezone())
