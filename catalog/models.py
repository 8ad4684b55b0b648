"""All models of the catalog, gathered for Django."""

from catalog.counting.models import DailyUse
from catalog.resources.models import Resource, ResourceFile
from catalog.review.models import UnitReviewTask
from catalog.uploads.models import Upload
from catalog.vocabulary.models import Level, Licence, Programme, Subject

__all__ = [
    "DailyUse",
    "Level",
    "Licence",
    "Programme",
    "Resource",
    "ResourceFile",
    "Subject",
    "UnitReviewTask",
    "Upload",
]
