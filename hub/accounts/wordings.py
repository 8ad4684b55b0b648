"""The words in which consents are asked for; the words that were shown are kept with each consent."""

from django.utils.translation import gettext as _


def reminder_wording() -> str:
    """Reminders by e-mail: what, when, how to end it."""
    return _("A message before every session you have joined. Turn it off at any time under Account.")


def publishing_wording() -> str:
    """Publishing what a child makes: what, why, by whom, how to take it back."""
    return _(
        "The site may show pictures, the voice and work that this child hands in: on the pages of contests, "
        "clubs and classes, so that others see what was made. The display name stands beside it, never the "
        "full name with the class. The unit that holds the activity shows it and answers for it. You can "
        "take this back here at any time; what is shown is then taken down."
    )
