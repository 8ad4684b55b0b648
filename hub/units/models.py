"""Units: everything that takes part in the Week and reports on it, as a tree that remembers."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Unit(models.Model):
    """One body that takes part: a city, ward, school, department, association, library, enterprise.

    A row is never deleted once the ledger names it: a unit that ends gets `valid_to` and, where it was
    merged or renamed, a `successor`. Its place in the tree is kept in `Placement`, dated, so that a
    report of 2022 still finds the tree of 2022.
    """

    class Kind(models.TextChoices):
        PROVINCE = "PROVINCE", _("Province")
        CITY = "CITY", _("City")
        WARD = "WARD", _("Ward")
        COMMUNE = "COMMUNE", _("Commune")
        DEPARTMENT = "DEPARTMENT", _("Department")
        SCHOOL = "SCHOOL", _("School")
        LIBRARY = "LIBRARY", _("Library")
        CULTURE_CENTRE = "CULTURE_CENTRE", _("Culture centre")
        LEARNING_CENTRE = "LEARNING_CENTRE", _("Community learning centre")
        ASSOCIATION = "ASSOCIATION", _("Association")
        ENTERPRISE = "ENTERPRISE", _("Enterprise")
        OTHER = "OTHER", _("Other")

    code = models.SlugField(_("code"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    gso_code = models.CharField(
        _("statistical code"),
        max_length=10,
        blank=True,
        help_text=_("Code of the General Statistics Office: two places of one name are told apart by it."),
    )
    owes_report = models.BooleanField(
        _("owes a report"),
        default=True,
        help_text=_("Sponsors and provincial schools take part without reporting; the city consolidates."),
    )
    valid_from = models.DateField(_("exists from"), null=True, blank=True)
    valid_to = models.DateField(_("existed until"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="unit_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~Q(successor=F("id")), name="unit_does_not_succeed_itself"),
        ]

    def __str__(self) -> str:
        return self.name


class UnitAlias(models.Model):
    """One other name of a unit, as people write it: "Phòng GD&ĐT", "TP. Bắc Kạn"."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="unit_alias_once")]

    def __str__(self) -> str:
        return self.name


class Placement(models.Model):
    """A unit's place under a parent between two days (both included; empty means open).

    A move closes the open row and opens another; rows are not rewritten.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="placements")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="child_placements")
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("place in the tree")
        verbose_name_plural = _("places in the tree")
        constraints = [
            models.CheckConstraint(condition=~Q(unit=F("parent")), name="unit_is_not_its_own_parent"),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(valid_to=None), name="unit_has_one_open_place"
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="placement_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.parent_id}"


class SignatureProfile(models.Model):
    """How a unit signs its report, line by line (Decree 30/2020/NĐ-CP, Appendix I)."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="signature")
    superior_body = models.CharField(_("superior body"), max_length=200, blank=True)
    issuing_body = models.CharField(_("issuing body"), max_length=200, blank=True)
    document_code = models.CharField(_("document code"), max_length=40, blank=True, help_text="BC-UBND")
    place = models.CharField(_("place"), max_length=120, blank=True)
    authority_line = models.CharField(
        _("authority line"), max_length=120, blank=True, help_text="TM. ỦY BAN NHÂN DÂN"
    )
    capacity_line = models.CharField(_("capacity line"), max_length=120, blank=True, help_text="KT. CHỦ TỊCH")
    title_line = models.CharField(_("title line"), max_length=120, blank=True, help_text="PHÓ CHỦ TỊCH")
    signer_name = models.CharField(_("name of the signer"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("signature profile")
        verbose_name_plural = _("signature profiles")

    def __str__(self) -> str:
        return self.issuing_body or str(self.unit_id)
