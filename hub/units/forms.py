"""Forms of the admin about units: what is typed there goes through the same actions as everywhere."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from hub.units import actions, reporting, signing
from hub.units.models import Placement, Unit


class UnitForm(WagtailAdminModelForm):
    """A unit's own data. A new name keeps the old one as an alias, a last day ends it, a successor merges."""

    class Meta:
        model = Unit
        fields = [
            "code",
            "name",
            "kind",
            "gso_code",
            "owes_report",
            "valid_from",
            "valid_to",
            "successor",
            "note",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = Unit.objects.filter(pk=self.instance.pk).first()
        if self.before is not None:
            self.fields["code"].disabled = True

    def clean(self) -> dict[str, Any]:
        """Ask the actions whether this may be; what they refuse stands beside its field."""
        data: dict[str, Any] = super().clean()
        last, into = data.get("valid_to"), data.get("successor")
        if into and not last:
            self.add_error("valid_to", _("Say its last day: the successor begins on the next."))
        elif self.before and last and self._is_merged():
            self._try("successor", actions.check_merge, self.before, into=into, on=last + timedelta(days=1))
        elif self.before and self._is_closed():
            self._try("valid_to", actions.check_close, self.before, on=last)
        return data

    @transaction.atomic
    def save(self, commit: bool = True) -> Unit:
        """Save the plain fields, then let the actions do what has consequences."""
        data, now = self.cleaned_data, timezone.now()
        if self.before is None:
            self.instance.owes_report &= reporting.owes_report(data["kind"], has_parent=True)
            made: Unit = super().save(commit)
            signing.ensure([made])
            return made
        by = self.for_user
        self.instance.name = self.before.name
        self.instance.valid_to, self.instance.successor = self.before.valid_to, self.before.successor
        unit: Unit = super().save(commit)
        actions.rename(unit, name=data["name"], by=by, now=now)
        if self._is_merged():
            on = data["valid_to"] + timedelta(days=1)
            return actions.merge(unit, into=data["successor"], on=on, by=by, now=now)
        if self._is_closed():
            return actions.close(unit, on=data["valid_to"], by=by, now=now)
        unit.valid_to, unit.successor = data["valid_to"], data["successor"]
        unit.save()
        return unit

    def _is_merged(self) -> bool:
        into = self.cleaned_data.get("successor")
        return bool(into and self.before and into != self.before.successor)

    def _is_closed(self) -> bool:
        last = self.cleaned_data.get("valid_to")
        return bool(last and self.before and last != self.before.valid_to)

    def _try(self, field: str, check: Any, *args: Any, **kwargs: Any) -> None:
        try:
            check(*args, **kwargs)
        except actions.UnitError as error:
            self.add_error(field, str(error))


class PlacementForm(WagtailAdminModelForm):
    """A move: the new parent and its first day. The place before it is closed the day before."""

    class Meta:
        model = Placement
        fields = ["unit", "parent", "valid_from"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if data.get("unit") and data.get("parent"):
            try:
                actions.check_move(
                    data["unit"], to=data["parent"], on=data.get("valid_from"), now=timezone.now()
                )
            except actions.UnitError as error:
                self.add_error("valid_from" if data["unit"] != data["parent"] else "parent", str(error))
        return data

    def save(self, commit: bool = True) -> Placement:
        data = self.cleaned_data
        moved = actions.move(
            data["unit"], to=data["parent"], on=data["valid_from"], by=self.for_user, now=timezone.now()
        )
        assert moved is not None  # noqa: S101 - a move to a parent makes a place
        return moved

    def _get_validation_exclusions(self) -> set[str]:
        """The one open place is closed by the move itself: it is not in the way."""
        return {*super()._get_validation_exclusions(), "unit"}
