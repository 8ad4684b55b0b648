"""The tags a template draws our design with: icons, covers, what surrounds the page. `{% load design %}`."""

from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hub import figures, icons, moments
from hub import shell as shells
from hub.charts import bars
from hub.charts import sun as suns
from hub.covers import address
from hub.covers.spec import SIZES, Cover
from hub.covers.subjects import FAMILY_MOTIFS

register = template.Library()


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """`{% icon "search" %}`: an inline icon, hidden from screen readers."""
    return icons.svg(name, classes)


@register.simple_tag
def mode_icon(mode: str) -> SafeString:
    """`{% mode_icon card.mode %}`: the icon of on site, online, both; nothing for no mode."""
    return icons.svg(icons.MODE_ICONS[mode]) if mode in icons.MODE_ICONS else SafeString("")


@register.simple_tag
def cover(spec: Cover | None, size: str = "320x200", loading: str = "lazy") -> SafeString:
    """`{% cover card.cover size="200x200" %}`: the drawn cover as a picture that says nothing new."""
    if spec is None:
        return SafeString("")
    width, height = SIZES[size]
    shape = {"200x200": " square", "460x200": " wide"}.get(size, "")
    language = (get_language() or "vi")[:2]
    return format_html(
        '<img class="cover{}" src="{}" width="{}" height="{}" alt="" loading="{}" decoding="async">',
        shape,
        address.of(spec, size=size, language=language),
        width,
        height,
        loading,
    )


@register.simple_tag(takes_context=True)
def shell(context: dict[str, Any]) -> shells.Shell | None:
    """`{% shell as shell %}`: names, menus and foot. A view says where it is by `section` in its context."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return None
    return shells.shell(request, section=context.get("section", ""))


@register.simple_tag(takes_context=True)
def account_menu(context: dict[str, Any]) -> list[shells.Link]:
    """`{% account_menu as links %}`: the signed-in person's own places."""
    request = context.get("request")
    return shells.account_menu(request) if isinstance(request, HttpRequest) else []


@register.simple_tag
def path_of(name: str, *args: object) -> str:
    """`{% path_of "search:results" %}`: the named address, or nothing while nobody answers to it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.simple_tag
def site_name() -> str:
    """The site's name as it is configured, for pages that may not ask the database."""
    return settings.WAGTAIL_SITE_NAME


@register.simple_tag
def stylesheet(name: str) -> str:
    """`{% stylesheet "listing" %}`: the address of a style sheet, collected or not."""
    path = f"hub/css/{name}.css"
    try:
        return static(path)
    except ValueError:  # the manifest does not know it; the page of a broken server must not break too
        return f"{settings.STATIC_URL}{path}"


@register.filter
def words(text: str) -> list[str]:
    """`{% for name in "one two"|words %}`: the words of a text."""
    return text.split()


@register.simple_tag
def progress_bar(part: float, whole: float, low: object = "") -> SafeString:
    """`{% progress_bar taken capacity is_few_left %}`: the bar alone; say beside it what it means."""
    return bars.bar(part, whole, is_low=bool(low))


@register.filter
def span(starts_at: datetime, ends_at: datetime | None = None) -> str:
    """`{{ item.starts_at|span:item.ends_at }}`: "14:00–16:30, thứ Ba 04/10/2022"."""
    return moments.span(starts_at, ends_at)


@register.filter
def clock(moment: datetime) -> str:
    """`{{ item.starts_at|clock }}`: "14:00"."""
    return moments.clock(moment)


@register.filter
def at(moment: datetime) -> str:
    """`{{ deadline|at }}`: "23:59, Chủ nhật 09/10/2022"."""
    return moments.at(moment)


@register.filter
def day(moment: date) -> str:
    """`{{ item.on|day }}`: "thứ Ba 04/10/2022"."""
    return moments.day(moment)


@register.filter
def weekday(moment: date) -> str:
    """`{{ on|weekday }}`: "thứ Ba"."""
    return moments.weekday(moment)


@register.filter
def page_numbers(paginator: Paginator, number: int) -> list[int | None]:
    """The numbers a pager shows around page `number`; None stands for a gap."""
    pages = paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)
    return [page if isinstance(page, int) else None for page in pages]


@register.filter
def weekday_short(moment: date) -> str:
    """`{{ on|weekday_short }}`: "T3"."""
    return moments.weekday_short(moment)


@register.simple_tag
def motif_url(family: str, motif: str = "") -> str:
    """`{% motif_url topic.family %}`: the address of a topic's picture."""
    return address.of_motif(family, motif or FAMILY_MOTIFS[family])


@register.simple_tag
def sun(days: int, come: int) -> SafeString:
    """`{% sun days=7 come=4 %}`: the picture of a Week on its fourth day."""
    return suns.sun(days=days, come=come)


@register.filter
def figure(value: object) -> object:
    """`{{ total|figure }}`: "1.284". None is "…": no data is not zero. Other values stay."""
    if value is None:
        return "…"
    return figures.grouped(value) if isinstance(value, int) and not isinstance(value, bool) else value
