"""The lines of a facet, trees folded: `{% load facets %}{% facet_lines group.name group.options %}`.

Drawn here and not by a template, because a page of results has a hundred of them.
"""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hub import icons
from hub.components import FacetOption

register = template.Library()


@register.simple_tag
def facet_lines(name: str, options: Iterable[FacetOption]) -> SafeString:
    """A list of check boxes for the parameter `name`; the parts of each are folded below it."""
    turning = str(icons.svg("chevron-down", "turns"))
    return mark_safe(_lines(str(escape(name)), options, turning))


def _lines(name: str, options: Iterable[FacetOption], turning: str) -> str:
    return f'<ul class="facet-lines">{"".join(_line(name, option, turning) for option in options)}</ul>'


def _line(name: str, option: FacetOption, turning: str) -> str:
    value = escape(option.value)
    checked = " checked" if option.is_checked else ""
    named = f'id="filter-{name}-{slugify(option.value)}" name="{name}" value="{value}"'
    box = f'<input type="checkbox" {named}{checked}>'
    note = f" ({escape(option.note)})" if option.note else ""
    count = "" if option.count is None else f'<span class="count">{option.count}</span>'
    label = f'<label class="check">{box}{escape(option.label)}{note}{count}</label>'
    if not option.children:
        return f"<li>{label}</li>"
    is_open = " open" if option.is_open else ""
    parts = escape(_("Parts of %(label)s") % {"label": option.label})
    return (
        f'<li class="branch">{label}<details data-fold="{name}/{value}"{is_open}>'
        f'<summary><span class="visually-hidden">{parts}</span>{turning}</summary>'
        f"{_lines(name, option.children, turning)}</details></li>"
    )
