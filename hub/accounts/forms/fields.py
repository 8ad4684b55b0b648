"""Fields that several account forms share."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.units import queries
from hub.units.models import Unit

ELSEWHERE = "-"


class UnitsByKind(ModelChoiceIterator):
    """The units that exist today, grouped by kind; one query."""

    def __iter__(self) -> Iterator[Any]:
        yield ("", _("Choose…"))
        units = list(self.queryset.order_by("name"))
        for kind, name in Unit.Kind.choices:
            group = [self.choice(unit) for unit in units if unit.kind == kind]
            if group:
                yield (name, group)
        yield (ELSEWHERE, _("Somewhere else"))


class HomeUnitField(forms.ModelChoiceField):
    """Where the person lives, learns or works; None for "Somewhere else", which has to be chosen too."""

    iterator = UnitsByKind

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Home, school or workplace"))
        kwargs.setdefault("help_text", _("To see what is on near you."))
        kwargs.setdefault("error_messages", {"required": _("Choose a place, or “Somewhere else”.")})
        super().__init__(Unit.objects.none(), **kwargs)

    def today(self) -> QuerySet[Unit]:
        """The units to choose from; a form sets it as `queryset` when it is made."""
        return queries.existing(timezone.localdate())

    def clean(self, value: Any) -> Unit | None:
        return None if value == ELSEWHERE else super().clean(value)


def age_band_field() -> forms.ChoiceField:
    """The age group, asked instead of a birth date."""
    field = forms.ChoiceField(
        label=_("Age group"),
        help_text=_("A birth date is not asked."),
        choices=User.AgeBand.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose your age group.")},
    )
    field.template_name = "accounts/fields/choices_in_two.html"  # type: ignore[attr-defined]  # stubs lag
    return field


def display_name_field() -> forms.CharField:
    """The name that everyone sees."""
    return forms.CharField(
        label=_("Display name"),
        help_text=_("The name that everyone sees; a full name is not needed."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        error_messages={"required": _("Write the name that others shall see.")},
    )


def without_placeholders(form: forms.BaseForm) -> None:
    """A label above the field says it already; a placeholder would vanish while typing."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
