"""The form of one page with which a resource is sent in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import QuerySet
from django.http import QueryDict
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalog.resources.models import NO_FILES, Resource
from catalog.resources.naming import tidy, tidy_lines
from catalog.submissions.actions import ShownFile, set_files
from catalog.uploads import names
from catalog.uploads.models import Upload
from catalog.vocabulary.models import Level, Licence, Programme, Subject
from hub.units.models import Unit

MOST_FILES = 20

CHOOSE = [("", _("Choose…"))]
NEITHER = _("Add a file, or give the link where it can be opened.")
NO_LINK = _("All rights reserved: give the link to where the owner has put it.")


@dataclass(frozen=True)
class FileRow:
    """A file as the form shows it: to be named, opened, removed."""

    key: str
    name: str
    label: str
    size: str
    url: str
    is_removed: bool


class SubmissionForm(forms.ModelForm):
    """Everything about a resource. Files are taken before (see `catalog.submissions.receiving`).

    `send` asks for all that a reader needs; a draft may lack file and link.
    """

    link = forms.URLField(
        label=_("Link"),
        help_text=_("Where it can be opened, if it lies elsewhere. Begins with https://"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput({"placeholder": "https://"}),
    )

    class Meta:
        model = Resource
        fields = [
            "title",
            "description",
            "kind",
            "subject",
            "level",
            "unit",
            "link",
            "licence",
            "authors",
            "source",
            "is_collected",
            "language",
            "programmes",
        ]
        labels = {
            "title": _("What is it called?"),
            "description": _("What does one learn with it, and how is it used?"),
            "kind": _("What kind of thing is it?"),
            "subject": _("Subject"),
            "level": _("For whom?"),
            "unit": _("For which unit do you send it?"),
            "licence": _("What may others do with it?"),
            "authors": _("Authors"),
            "source": _("Source"),
            "is_collected": _("I collected it elsewhere; my unit did not make it"),
            "language": _("Language"),
            "programmes": _("Programmes that it belongs to"),
        }
        help_texts = {
            "title": _("As on a book's cover: subject, grade, topic. For example: “Maths 5: per cent”."),
            "description": _("Two or three sentences. The first one is shown in lists."),
            "authors": _("Who made it; several names with commas."),
            "source": _("Book, site or person it comes from, if any."),
        }
        widgets = {
            "description": forms.Textarea({"rows": 4}),
            "licence": forms.RadioSelect,
            "programmes": forms.CheckboxSelectMultiple,
        }

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        instance: Resource,
        units: QuerySet[Unit],
        uploads: Iterable[Upload] | None = None,
        refusals: Iterable[str] = (),
        send: bool = False,
        **kwargs: Any,
    ) -> None:
        self.choosable_units = list(units)
        self.is_unit_given = instance.first_published_at is not None or len(self.choosable_units) == 1
        if instance.unit_id is None and len(self.choosable_units) == 1:
            instance.unit = self.choosable_units[0]
        self.content_before = instance.serializable_data()
        super().__init__(data, instance=instance, **kwargs)
        had = list(instance.files.all())
        self.names = {row.upload_id: row.name for row in had}
        self.uploads = [row.upload for row in had] if uploads is None else list(uploads)
        self.send, self.refusals = send, list(refusals)
        self._offer(units)

    def _offer(self, units: QuerySet[Unit]) -> None:
        """Fill in what may be chosen. With one unit alone, or once it was on the site, nobody is asked."""
        for name, words in (("subject", Subject.objects.all()), ("level", Level.objects.all())):
            field = self.fields[name]
            field.queryset, field.empty_label = words, str(CHOOSE[0][1])  # type: ignore[attr-defined]
        unit = self.fields["unit"]
        unit.queryset, unit.empty_label = units, str(CHOOSE[0][1])  # type: ignore[attr-defined]
        unit.disabled = self.is_unit_given
        self.fields["kind"].choices = Resource.Kind.choices  # type: ignore[attr-defined]
        self.fields["licence"].choices = Licence.choices  # type: ignore[attr-defined]
        self.fields["programmes"].queryset = Programme.objects.all()  # type: ignore[attr-defined]
        self.fields["description"].required = self.send or not self.is_bound

    @property
    def posted(self) -> QueryDict:
        """What was posted; empty where nothing was."""
        return self.data if isinstance(self.data, QueryDict) else QueryDict()

    @property
    def shown_files(self) -> list[ShownFile]:
        """The files as named in the form, those ticked for removal left out."""
        removed = set(self.posted.getlist("remove"))
        return [
            ShownFile(upload, self._name_of(upload)) for upload in self.uploads if upload.key not in removed
        ]

    def _name_of(self, upload: Upload) -> str:
        written = tidy(self.posted.get(f"name-{upload.key}", ""))
        return written[:200] or self.names.get(upload.pk) or names.title(upload.name)

    @property
    def file_rows(self) -> list[FileRow]:
        """What the form shows of its files."""
        removed = set(self.posted.getlist("remove"))
        return [
            FileRow(
                key=upload.key,
                name=self._name_of(upload),
                label=upload.extension.upper(),
                size=filesizeformat(upload.size),
                url=reverse("catalog:file", kwargs={"key": upload.key}),
                is_removed=upload.key in removed,
            )
            for upload in self.uploads
        ]

    def clean_title(self) -> str:
        """One line, NFC."""
        return tidy(self.cleaned_data["title"])

    def clean_description(self) -> str:
        """Lines, NFC."""
        return tidy_lines(self.cleaned_data["description"])

    def clean_link(self) -> str:
        """An address of the web; other schemes are refused."""
        link: str = self.cleaned_data["link"]
        if link:
            URLValidator(schemes=["http", "https"])(link)
        return link

    def clean(self) -> dict[str, Any]:
        """Check files against licence and link."""
        cleaned = super().clean() or {}
        for message in self.refusals:
            self.add_error(None, message)
        if len(self.shown_files) > MOST_FILES:
            self.add_error(None, _("At most %(most)s files.") % {"most": MOST_FILES})
        set_files(self.instance, self.shown_files)
        link, licence = cleaned.get("link", ""), cleaned.get("licence", "")
        if licence == Licence.LINK_ONLY and self.shown_files:
            self.add_error("licence", NO_FILES)
        elif self.send and licence == Licence.LINK_ONLY and not link and "link" not in self.errors:
            self.add_error("link", NO_LINK)
        elif self.send and not link and not self.shown_files and "link" not in self.errors:
            self.add_error("link", NEITHER)
        return cleaned

    def full_clean(self) -> None:
        """Field errors that mean "missing" say what to write."""
        for name, message in MISSING.items():
            self.fields[name].error_messages["required"] = message
        super().full_clean()


MISSING = {
    "title": _("Write the title."),
    "description": _("Write what one learns with it."),
    "subject": _("Choose the subject."),
    "level": _("Choose for whom it is."),
    "licence": _("Choose what others may do with it."),
    "unit": _("Choose the unit."),
    "kind": _("Choose the kind."),
}
