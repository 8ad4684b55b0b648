"""All models of the catalog, gathered for Django."""

from catalog.resources.models import Resource, ResourceFile
from catalog.vocabulary.models import Level, Licence, Programme, Subject

__all__ = ["Level", "Licence", "Programme", "Resource", "ResourceFile", "Subject"]
