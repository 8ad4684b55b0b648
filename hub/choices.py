"""What a stored code is called."""

from django.db.models import TextChoices


def label(choices: type[TextChoices], code: str) -> str:
    """The words for `code` in the current language; a code that nobody knows as it is, "" for none.

    Django's `get_…_display` translates all of a field's choices to find one, which lists of cards feel.
    """
    known = choices._value2member_map_.get(code)
    return str(known.label) if isinstance(known, choices) else code
