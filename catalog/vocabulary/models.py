"""The words that describe what can be learnt: subjects, levels, programmes. Data, editable, growing."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

DEEPEST = 3
"""Levels of subjects: a field of learning, a subject, a part of it."""


class Subject(models.Model):
    """One subject or topic ("Toán", "Kỹ năng số"); its family and motif say how its covers are drawn.

    `parent` is the broader one it belongs to. What is about a subject is about all those above it.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name=_("part of"),
    )
    family = models.CharField(_("colour family"), max_length=20, blank=True)
    motif = models.CharField(_("motif"), max_length=20, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A subject is part of no part of itself, and the tree stays shallow enough to be taken in."""
        above = self.above()
        if self in above:
            raise ValidationError({"parent": _("A subject cannot be part of itself.")})
        if len(above) + self._height() > DEEPEST:
            raise ValidationError({"parent": _("Subjects go three levels deep, no further.")})

    def above(self) -> list["Subject"]:
        """The broader subjects, nearest first. A query each; a circle in the data ends the walk."""
        found: list[Subject] = []
        current = self.parent
        while current is not None and current not in found:
            found.append(current)
            current = current.parent
        return found

    def _height(self) -> int:
        """How many levels hang on it, itself included."""
        if self.pk is None or not self.children.exists():
            return 1
        return 3 if Subject.objects.filter(parent__parent=self).exists() else 2


class Level(models.Model):
    """Whom a thing is for: a school level or an audience ("Tiểu học", "Người cao tuổi")."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("level")
        verbose_name_plural = _("levels")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class Programme(models.Model):
    """A national or local programme that things are tied to ("Đề án Xây dựng xã hội học tập 2021-2030")."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    slug = models.SlugField(max_length=80, unique=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Licence(models.TextChoices):
    """The closed list of licences. LINK_ONLY is all rights reserved: such a resource holds no file."""

    CC_BY = "CC_BY", "CC BY 4.0"
    CC_BY_SA = "CC_BY_SA", "CC BY-SA 4.0"
    CC_BY_NC = "CC_BY_NC", "CC BY-NC 4.0"
    CC_BY_NC_SA = "CC_BY_NC_SA", "CC BY-NC-SA 4.0"
    CC_BY_ND = "CC_BY_ND", "CC BY-ND 4.0"
    CC_BY_NC_ND = "CC_BY_NC_ND", "CC BY-NC-ND 4.0"
    CC0 = "CC0", "CC0 1.0"
    PUBLIC_DOMAIN = "PUBLIC_DOMAIN", _("Public domain")
    LINK_ONLY = "LINK_ONLY", _("All rights reserved, link only")
