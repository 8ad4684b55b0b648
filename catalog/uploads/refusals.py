"""Why a file was not taken. Each refusal names the file and says what would be."""

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from catalog.uploads.formats import FAMILIES, Format


class RefusedError(ValidationError):
    """A file that is not kept; `messages[0]` is whole sentences for the person who sent it."""

    def __init__(self, name: str, reason: str | Promise, *, code: str) -> None:
        self.name = name
        super().__init__(_("“%(name)s”: %(reason)s") % {"name": name, "reason": reason}, code=code)


def taken() -> str:
    """What is taken, in one sentence."""
    groups = [f"{family.name} ({', '.join(one.extension for one in family.formats)})" for family in FAMILIES]
    return _("Files that are taken: %(groups)s.") % {"groups": "; ".join(groups)}


def unknown(name: str) -> RefusedError:
    """Its content is nothing that is taken."""
    return RefusedError(
        name, _("this kind of file is not taken.") + " " + taken() + " " + how_else(), code="unknown"
    )


def how_else() -> str:
    """What to do with anything else."""
    return _("Anything else: put it where it can be opened and give its link.")


def old_office(name: str) -> RefusedError:
    """A Word, Excel or PowerPoint file of before 2007."""
    return RefusedError(
        name,
        _("old Office files (.doc, .xls, .ppt) can hide programs. Save it as docx, xlsx, pptx or PDF."),
        code="old_office",
    )


def archive(name: str) -> RefusedError:
    """A packed folder."""
    return RefusedError(
        name, _("packed files are not taken. Unpack it and send the files one by one."), code="archive"
    )


def programs_inside(name: str) -> RefusedError:
    """A document with macros or programs in it."""
    return RefusedError(
        name,
        _("it holds macros or programs. Save it without them (docx, xlsx, pptx) or as PDF."),
        code="programs",
    )


def foreign_parts(name: str) -> RefusedError:
    """A document that fetches parts of itself from elsewhere when it is opened."""
    return RefusedError(
        name,
        _("it fetches parts of itself from another place. Put them into the file, or save it as PDF."),
        code="foreign",
    )


def broken(name: str, found: Format | None = None) -> RefusedError:
    """A file that cannot be read to its end, or carries something behind it."""
    reason = _("the file is damaged or not what it says it is. Open it, save it anew and send it again.")
    return RefusedError(name, reason + (" " + taken() if found is None else ""), code="broken")


def wrong_extension(name: str, found: Format) -> RefusedError:
    """A name that says something else than the content."""
    reason = _("by its content it is %(label)s. Give it a name ending in .%(extension)s and send it again.")
    return RefusedError(name, reason % {"label": found.label, "extension": found.extension}, code="extension")


def too_large(name: str, limit: int) -> RefusedError:
    """Over the limit of its kind (bytes)."""
    reason = _(
        "it is too large; at most %(limit)s of this kind. Make it smaller or split it; put a long video "
        "where it can be watched and give its link."
    )
    return RefusedError(name, reason % {"limit": filesizeformat(limit)}, code="too_large")


def picture_too_large(name: str, megapixels: int) -> RefusedError:
    """A picture with too many points to be worked on."""
    reason = _(
        "the picture is too large; at most %(limit)s million points. Make it smaller and send it again."
    )
    return RefusedError(name, reason % {"limit": megapixels}, code="too_many_points")


def no_picture(name: str) -> RefusedError:
    """A cover that is no picture."""
    return RefusedError(name, _("a cover is a picture: jpg, png, webp, gif or heic."), code="no_picture")


def empty(name: str) -> RefusedError:
    """No bytes in it."""
    return RefusedError(name, _("the file is empty. Choose it again."), code="empty")


def not_utf8(name: str) -> RefusedError:
    """A text in an older encoding."""
    return RefusedError(
        name,
        _("the text is not in UTF-8. Save it with the encoding UTF-8 and send it again."),
        code="encoding",
    )


def over_quota(name: str, quota: int) -> RefusedError:
    """The person's or the unit's space is used up (quota in bytes)."""
    reason = _(
        "no space is left: your files and your unit's have reached %(quota)s. Delete what is not needed, "
        "or give a link instead."
    )
    return RefusedError(name, reason % {"quota": filesizeformat(quota)}, code="quota")
