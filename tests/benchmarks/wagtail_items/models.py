"""Items as Wagtail's search backend indexes them."""

from django.db import models
from wagtail.search import index

FACETS = ("type", "subjects", "level", "modes", "is_open", "units", "licence")
"""What of a tree or of several ways to take part is a list: counted as ours, each value above it too."""

BOTH = "ON_SITE ONLINE"


class Item(index.Indexed, models.Model):
    """One generated document, with the values of the seven facets as columns."""

    title = models.CharField(max_length=500)
    summary = models.TextField()
    body = models.TextField()
    type = models.CharField(max_length=20)
    subject_codes = models.CharField(max_length=250)
    level = models.CharField(max_length=80)
    mode_codes = models.CharField(max_length=20)
    is_open = models.BooleanField()
    unit_codes = models.CharField(max_length=250)
    licence = models.CharField(max_length=20)

    search_fields = [
        index.SearchField("title", boost=3),
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("title"),
        index.FilterField("mode_codes"),
        *(index.FilterField(name) for name in FACETS),
    ]

    class Meta:
        app_label = "wagtail_items"

    def __str__(self) -> str:
        return self.title

    def subjects(self) -> list[str]:
        return self.subject_codes.split()

    def modes(self) -> list[str]:
        return self.mode_codes.split()

    def units(self) -> list[str]:
        return self.unit_codes.split()
