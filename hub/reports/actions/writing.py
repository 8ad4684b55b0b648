"""An officer fills in a report: values, words, photos and their captions, corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.db import transaction

from hub.accounts.models import User
from hub.participation import ledger
from hub.participation.ledger import Entry
from hub.participation.models import Kind, Participation
from hub.reports import states
from hub.reports.actions.locking import locked
from hub.reports.models import Indicator, ReportEvent, ReportPhoto, ReportValue, SectionText, UnitReport
from hub.reports.photos import Encoded
from hub.subjects import Subject
from hub.units.models import Unit
from hub.week.models import EditionPage


class StaleError(Exception):
    """Someone else saved the same section in between; `by` (may be "") and `at` say who and when.

    `version` is the stored one: saved again with it, the newer words stand.
    """

    def __init__(self, text: SectionText) -> None:
        super().__init__(f"section {text.section} is at version {text.version}")
        self.by = str(text.saved_by or "")
        self.at = text.saved_at
        self.version = text.version


@dataclass(frozen=True)
class SectionInput:
    """What an officer saves of one section.

    `values` are the typed-in numbers by code (None for blank, which is not zero); `text` None leaves the
    drafted sentences; `captions` are by photo id; `removed` are ids of photos to take off.
    """

    key: str
    version: int
    values: Mapping[str, int | None] = field(default_factory=dict)
    text: str | None = None
    captions: Mapping[int, str] = field(default_factory=dict)
    removed: Sequence[int] = ()
    photos: Sequence[Encoded] = ()


@transaction.atomic
def save_section(
    unit: Unit, edition: EditionPage, section: SectionInput, *, by: User, now: datetime
) -> UnitReport:
    """Save one section; the report, begun when it was not, comes back.

    Raises StateError when the report is with the city, StaleError when `section.version` is not the
    stored one: then nothing is written.
    """
    report = locked(unit, edition, now=now)
    states.check_editable(report)
    _raise_version(report, section, by=by, now=now)
    _save_values(report, section.values, by=by, now=now)
    for pk, caption in section.captions.items():
        ReportPhoto.objects.filter(report=report, pk=pk).update(caption=caption)
    entries = [_attach(report, section.key, photo, by=by, now=now) for photo in section.photos]
    undo = _remove(report, section.removed)
    _touch(report, by=by, now=now)
    ledger.record(*entries, undo=undo, by=by, now=now)
    return report


@transaction.atomic
def correct(
    unit: Unit,
    edition: EditionPage,
    indicator: Indicator,
    *,
    value: int | None,
    reason: str,
    by: User,
    now: datetime,
) -> None:
    """Put an officer's number in place of a computed one; None takes the correction back.

    Raises ValueError without a reason, StateError when the report is with the city.
    """
    if value is not None and not reason.strip():
        raise ValueError("a correction needs a reason")
    report = locked(unit, edition, now=now)
    states.check_editable(report)
    ReportValue.objects.update_or_create(
        report=report,
        indicator=indicator,
        defaults={
            "entered": value,
            "reason": reason.strip() if value is not None else "",
            "entered_by": by,
            "entered_at": now,
        },
    )
    _touch(report, by=by, now=now)


def _raise_version(report: UnitReport, section: SectionInput, *, by: User, now: datetime) -> None:
    text, _ = SectionText.objects.get_or_create(report=report, section=section.key)
    if text.version != section.version:
        raise StaleError(text)
    text.version += 1
    text.text = section.text
    text.saved_by = by
    text.saved_at = now
    text.save()


def _save_values(report: UnitReport, values: Mapping[str, int | None], *, by: User, now: datetime) -> None:
    indicators = Indicator.objects.filter(code__in=values, source=Indicator.Source.MANUAL)
    stored = {value.indicator_id: value for value in ReportValue.objects.filter(report=report)}
    for indicator in indicators:
        value = stored.get(indicator.pk) or ReportValue(report=report, indicator=indicator)
        if value.entered != values[indicator.code]:
            value.entered = values[indicator.code]
            value.entered_by = by
            value.entered_at = now
            value.save()


def _touch(report: UnitReport, *, by: User, now: datetime) -> None:
    """Note when it changed; a returned report is a draft again as soon as someone works on it."""
    report.changed_at = now
    if report.state == UnitReport.State.RETURNED:
        report.state = UnitReport.State.DRAFT
        report.state_at = now
        ReportEvent.objects.create(report=report, state=report.state, by=by, at=now)
    report.save()


def _attach(report: UnitReport, section: str, photo: Encoded, *, by: User, now: datetime) -> Entry:
    row = ReportPhoto(report=report, section=section, added_by=by, added_at=now)
    row.width, row.height = photo.width, photo.height
    row.image.save(photo.name, photo.full, save=False)
    row.preview.save(photo.name, photo.preview, save=False)
    row.save()
    return Entry(
        kind=Kind.PHOTO_ATTACHED,
        subject=Subject(kind="PHOTO", key=str(row.pk), title=photo.original_name, url=""),
        unit=report.unit,
        edition=report.edition,
        occurred_at=now,
        key=f"photo:{row.pk}",
    )


def _remove(report: UnitReport, removed: Sequence[int]) -> list[Participation]:
    """Take photos off, their files once that is certain; the ledger's rows to undo come back."""
    photos = list(ReportPhoto.objects.filter(report=report, pk__in=removed))
    keys = [f"photo:{photo.pk}" for photo in photos]
    for photo in photos:
        for file in (photo.image, photo.preview):
            transaction.on_commit(partial(file.storage.delete, str(file.name)))
        photo.delete()
    return list(Participation.objects.filter(idempotency_key__in=keys))
