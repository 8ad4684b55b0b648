"""How much space a person and a unit may fill."""

from django.db.models import Sum

from catalog.uploads.formats import MB
from catalog.uploads.models import Upload
from hub.accounts.models import User
from hub.units.models import Unit

PERSON = 2 * 1024 * MB
UNIT = 20 * 1024 * MB
WAITING = 600 * MB
"""What a person may have lying that belongs to no resource yet."""


def used_by(person: User) -> int:
    """Bytes of everything that a person has sent and that is still kept."""
    return Upload.objects.filter(uploaded_by=person).aggregate(sum=Sum("size"))["sum"] or 0


def waiting_of(person: User) -> int:
    """Bytes of what a person has sent that belongs to no resource yet."""
    waiting = Upload.objects.filter(uploaded_by=person, resource=None)
    return waiting.aggregate(sum=Sum("size"))["sum"] or 0


def used_in(unit: Unit) -> int:
    """Bytes of all files of a unit's resources."""
    return Upload.objects.filter(resource__unit=unit).aggregate(sum=Sum("size"))["sum"] or 0


def exceeded_by(person: User, more: int) -> int | None:
    """The person's quota in bytes where `more` bytes would go over it, else None."""
    if used_by(person) + more > PERSON:
        return PERSON
    return WAITING if waiting_of(person) + more > WAITING else None
