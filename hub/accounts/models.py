"""People: their account, their roles in units, their consents."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """One person who signs in. An e-mail address is not needed; a birth date is not asked.

    A row is not deleted when the person erases the account: what others did with it (a role given, a page
    locked) keeps pointing at a row that says nobody's name any more, see `actions.erasure`.
    """

    class Language(models.TextChoices):
        VI = "vi", _("Vietnamese")
        EN = "en", _("English")

    class AgeBand(models.TextChoices):
        UNDER_7 = "UNDER_7", _("under 7")
        FROM_7_TO_15 = "FROM_7_TO_15", _("7 to 15")
        FROM_16_TO_24 = "FROM_16_TO_24", _("16 to 24")
        FROM_25_TO_59 = "FROM_25_TO_59", _("25 to 59")
        FROM_60 = "FROM_60", _("60 and over")

    first_name = None  # type: ignore[assignment]  # one display name, as the person writes it
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), blank=True)
    display_name = models.CharField(_("name"), max_length=120, blank=True)
    home_unit = models.ForeignKey(
        "hub.Unit",
        verbose_name=_("home unit"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="residents",
        help_text=_("The ward or commune where the person lives, or the school or office they belong to."),
    )
    age_band = models.CharField(_("age"), max_length=20, choices=AgeBand.choices, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=Language.choices, default=Language.VI)
    recovery_code_hash = models.CharField(max_length=128, blank=True, editable=False)
    recovery_code_made_at = models.DateTimeField(null=True, blank=True, editable=False)
    must_change_password = models.BooleanField(
        _("must choose a new password"),
        default=False,
        help_text=_("Someone else set the present one: the next log-in asks for another."),
    )
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    ledger_key = models.UUIDField(
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text=_("Stands for the person in distinct counts; it goes with the account."),
    )

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                "email", condition=~Q(email=""), name="user_email_once", violation_error_message=_("In use.")
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """Usernames are stored in lower case: nobody has to remember where the capitals were."""
        return str(super().normalize_username(username)).lower()

    def get_full_name(self) -> str:
        """The name to show: the display name, else the username."""
        if self.erased_at:
            return gettext("former member")
        return self.display_name or self.username

    @property
    def is_child(self) -> bool:
        """Under 16, by the age band the person gave: the law asks more before anything of theirs is shown."""
        return self.age_band in {self.AgeBand.UNDER_7, self.AgeBand.FROM_7_TO_15}

    def get_short_name(self) -> str:
        """Same as the full name: Vietnamese given names come last and are not cut off."""
        return self.get_full_name()


class Role(models.TextChoices):
    """What a person may be in a unit. Stored codes; what each may do is in `permissions`."""

    TEACHER = "TEACHER", _("Teacher")
    ORGANIZER = "ORGANIZER", _("Organizer")
    REVIEWER = "REVIEWER", _("Reviewer")
    EDITOR = "EDITOR", _("Editor")
    JUROR = "JUROR", _("Juror")
    FUND_KEEPER = "FUND_KEEPER", _("Fund keeper")
    COORDINATOR = "COORDINATOR", _("Coordinator")


class Membership(models.Model):
    """A person's role in a unit, from the day it was given until it is ended. Ended rows stay."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey("hub.Unit", on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    granted_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("given by")
    )
    granted_at = models.DateTimeField(_("given at"), default=timezone.now)
    ended_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("ended by")
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"], condition=Q(ended_at=None), name="membership_held_once"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.unit_id}"


class Consent(models.Model):
    """One consent as it was given: what, why, to whom; withdrawn by a date, never deleted silently.

    For a child the representative gives it, and from the age of 7 the child agrees too; both are kept.
    """

    class Purpose(models.TextChoices):
        REMINDERS = "REMINDERS", _("Reminders by e-mail")
        PUBLISHING = "PUBLISHING", _("Publishing the child's picture, voice or work")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=60, choices=Purpose.choices)
    wording = models.TextField(_("wording that was shown"))
    given_at = models.DateTimeField(_("given at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    representative_name = models.CharField(_("name of the representative"), max_length=120, blank=True)
    representative_relation = models.CharField(_("relation to the child"), max_length=60, blank=True)
    child_agreed = models.BooleanField(_("the child agrees"), default=False)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose"], condition=Q(withdrawn_at=None), name="consent_open_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_withdrawn_after_it_was_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.purpose}"


class PasswordHelp(models.Model):
    """One time that an organizer or coordinator set a temporary password for a person who was locked out.

    The person sees who and when. The password itself is not kept; `changed_at` is when the person chose
    another. Rows stay until the account is erased.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="password_help")
    helper = models.ForeignKey(
        User, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("set by")
    )
    unit = models.ForeignKey("hub.Unit", null=True, on_delete=models.SET_NULL, related_name="+")
    helped_at = models.DateTimeField(_("set at"))
    changed_at = models.DateTimeField(_("changed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("help with a password")
        verbose_name_plural = _("help with passwords")

    def __str__(self) -> str:
        return f"{self.user_id} {self.helped_at}"
