"""What an officer types: the numbers, words and photos of a section, and the correction of a number."""

import hashlib
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.moments import at
from hub.reports import figures, photos
from hub.reports.actions.writing import SectionInput, StaleError
from hub.reports.photos import Encoded
from hub.reports.reading import SectionReading
from hub.reports.values import Line

MAX_PHOTOS = 20


class NumberField(forms.Field):
    """A whole number from zero up, dots and spaces between its digits allowed; blank is None, not zero."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "…", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        try:
            return figures.parse(value or "")
        except ValueError:
            raise ValidationError(
                _("Write a whole number, such as 187. Leave it blank when there is none yet.")
            ) from None

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


class PhotosInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Photos, each re-encoded; its value is a list of `Encoded`."""

    widget = PhotosInput(attrs={"accept": "image/jpeg,image/png,image/heic,image/heif", "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Encoded]:
        files: list[UploadedFile] = [file for file in (data or []) if file]
        if len(files) > MAX_PHOTOS:
            raise ValidationError(_("Send at most %(count)s photos at a time.") % {"count": MAX_PHOTOS})
        encoded, errors = [], []
        for file in files:
            try:
                encoded.append(photos.encode(file))
            except ValidationError as error:
                errors.append(error)
        if errors:
            raise ValidationError(errors)
        return encoded


class SectionForm(forms.Form):
    """One section of a report: a field a typed-in indicator, the words, photos with their captions."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    drafted = forms.CharField(widget=forms.HiddenInput, required=False)  # of which words were shown drafted
    text = forms.CharField(
        label=gettext_lazy("Words in the report"),
        help_text=gettext_lazy("Written from the numbers above. Change it to what is true."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    photos = PhotosField(label=gettext_lazy("Add photos"), required=False)

    def __init__(self, reading: SectionReading, data: Any = None, files: Any = None) -> None:
        shown = {
            "version": reading.version,
            "text": reading.words,
            "drafted": "" if reading.has_own_words else _fingerprint(reading.draft),
        }
        super().__init__(data, files, initial=shown)
        self.reading = reading
        if not reading.words:
            self.fields["text"].help_text = _(
                "No number is there to write from yet. Write it yourself or leave it."
            )
        for line in reading.manual:
            self.fields[f"value_{line.indicator.code}"] = _value_field(line)
        for photo in reading.photos:
            self.fields[f"caption_{photo.pk}"] = _caption_field(photo.caption)
            self.fields[f"remove_{photo.pk}"] = forms.BooleanField(
                label=_("Take this photo off"), required=False
            )

    @property
    def value_fields(self) -> list[tuple[forms.BoundField, Line]]:
        """The fields of the typed-in numbers, each with its line."""
        return [(self[f"value_{line.indicator.code}"], line) for line in self.reading.manual]

    @property
    def photo_fields(self) -> list[tuple[Any, forms.BoundField, forms.BoundField]]:
        """Each photo with the fields of its caption and of taking it off."""
        return [
            (photo, self[f"caption_{photo.pk}"], self[f"remove_{photo.pk}"]) for photo in self.reading.photos
        ]

    def show_conflict(self, stale: StaleError) -> None:
        """Say that someone else saved in between; what was typed stays, saving again puts it in place."""
        told = _("%(who)s saved this section at %(when)s, while you were writing.")
        who = {"who": stale.by or _("Someone"), "when": at(stale.at) if stale.at else "…"}
        self.add_error(None, told % who)
        self.add_error(
            None, _("What you typed is kept below. Compare it, then save again to put it in place.")
        )
        data = cast(QueryDict, self.data).copy()
        data["version"] = str(stale.version)
        self.data = data

    def section_input(self) -> SectionInput:
        """What the action takes. Call it on a valid form."""
        data = self.cleaned_data
        codes = [line.indicator.code for line in self.reading.manual]
        is_untouched = _fingerprint(data["text"]) in {data["drafted"], _fingerprint(self.reading.draft)}
        return SectionInput(
            key=self.reading.section.key,
            version=data["version"],
            values={code: data[f"value_{code}"] for code in codes},
            text=None if is_untouched else data["text"].replace("\r\n", "\n").strip(),
            captions={photo.pk: data[f"caption_{photo.pk}"].strip() for photo in self.reading.photos},
            removed=[photo.pk for photo in self.reading.photos if data[f"remove_{photo.pk}"]],
            photos=data["photos"],
        )


def _fingerprint(words: str) -> str:
    """Tells whether words were changed; a browser's line ends do not count."""
    return hashlib.sha256(words.replace("\r\n", "\n").strip().encode()).hexdigest()


def _value_field(line: Line) -> NumberField:
    blank = _("Leave it blank when there is no number yet. Blank is not zero.") if line.value is None else ""
    return NumberField(label=line.indicator.label, help_text=blank, required=False, initial=line.entered)


def _caption_field(caption: str) -> forms.CharField:
    return forms.CharField(
        label=_("Caption"),
        initial=caption,
        required=False,
        max_length=255,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CorrectionForm(forms.Form):
    """An officer's number in place of a computed one, with the reason."""

    value = NumberField(label=gettext_lazy("The right number"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("What the computer could not know: printed as a note in the appendix."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write why the number differs.")},
    )

    def clean_value(self) -> int:
        value = self.cleaned_data["value"]
        if value is None:
            raise ValidationError(_("Write a whole number, such as 187."))
        return int(value)


class ReturnForm(forms.Form):
    """The city's note on what to mend."""

    note = forms.CharField(
        label=gettext_lazy("What to mend"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write what the unit should mend.")},
    )


def sections_to_mend(reading_photos: Iterable[tuple[SectionReading, Any]]) -> list[SectionReading]:
    """The sections that hold photos without a caption, each once."""
    return list({one.section.key: one for one, _photo in reading_photos}.values())
