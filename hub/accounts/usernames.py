"""What a username may be: letters without diacritics, digits and dots, easy to type on any phone."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

ALLOWED = re.compile(r"[a-z0-9]+(\.[a-z0-9]+)*", re.ASCII)


def plain(text: str) -> str:
    """The letters and digits of `text` in lower case without diacritics, its words joined by dots."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(char for char in letters if not unicodedata.combining(char)))
    return ".".join(words)


def validate(username: str) -> None:
    """Raises ValidationError with names that would do."""
    if ALLOWED.fullmatch(username.lower()):
        return
    suggestion = plain(username)
    if not suggestion:
        raise ValidationError(_("Write letters without diacritics, digits and dots, such as “lan.hoang”."))
    hint = {"one": suggestion, "two": suggestion.replace(".", "")}
    if " " in username.strip():
        if hint["one"] == hint["two"]:
            raise ValidationError(_("The username has a space in it. Try “%(one)s”.") % hint)
        raise ValidationError(_("The username has a space in it. Try “%(one)s” or “%(two)s”.") % hint)
    raise ValidationError(_("The username has a letter or sign that does not work. Try “%(one)s”.") % hint)


VALIDATORS = [validate]
