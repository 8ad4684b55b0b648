"""Items as Wagtail's search backend indexes them."""

from django.db import models
from wagtail.search import index

FACETS = ("type", "subject", "level", "mode", "is_open", "unit", "licence")


class Item(index.Indexed, models.Model):
    """One generated document, with the values of the seven facets as columns."""

    title = models.CharField(max_length=500)
    summary = models.TextField()
    body = models.TextField()
    type = models.CharField(max_length=20)
    subject = models.CharField(max_length=80)
    level = models.CharField(max_length=80)
    mode = models.CharField(max_length=10)
    is_open = models.BooleanField()
    unit = models.CharField(max_length=80)
    licence = models.CharField(max_length=20)

    search_fields = [
        index.SearchField("title", boost=3),
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("title"),
        *(index.FilterField(name) for name in FACETS),
    ]

    class Meta:
        app_label = "wagtail_items"

    def __str__(self) -> str:
        return self.title
