"""Vocabulary, resources and uploads for tests."""

import hashlib

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from catalog.resources.models import Resource, ResourceFile
from catalog.uploads.models import Upload
from catalog.vocabulary.models import Level, Licence, Programme, Subject
from tests.factories.people import UnitFactory


class SubjectFactory(DjangoModelFactory):
    """A subject."""

    class Meta:
        model = Subject

    name = factory.Sequence("Môn số {}".format)
    slug = factory.Sequence("mon-so-{}".format)


class LevelFactory(DjangoModelFactory):
    """A level."""

    class Meta:
        model = Level

    name = factory.Sequence("Cấp số {}".format)
    slug = factory.Sequence("cap-so-{}".format)


class ProgrammeFactory(DjangoModelFactory):
    """A programme."""

    class Meta:
        model = Programme

    name = factory.Sequence("Đề án số {}".format)
    slug = factory.Sequence("de-an-so-{}".format)


class ResourceFactory(DjangoModelFactory):
    """A published resource of a new ward, without files. `live=False` makes a draft that was never out."""

    class Meta:
        model = Resource

    key = factory.Sequence("HL-T{}".format)
    slug = factory.Sequence("hoc-lieu-so-{}".format)
    title = factory.Sequence("Học liệu số {}".format)
    description = "Bài đọc ngắn để tự học ở nhà."
    subject = factory.SubFactory(SubjectFactory)
    level = factory.SubFactory(LevelFactory)
    licence = Licence.CC_BY
    unit = factory.SubFactory(UnitFactory)
    live = True
    first_published_at = factory.Maybe("live", factory.LazyFunction(timezone.now), None)
    last_published_at = factory.SelfAttribute("first_published_at")


class UploadFactory(DjangoModelFactory):
    """A kept text file."""

    class Meta:
        model = Upload
        exclude = ["content"]

    content = "Xin chào".encode()
    name = factory.Sequence("ghi-chep-{}.txt".format)
    file = factory.LazyAttribute(lambda made: ContentFile(made.content, name=made.name))
    media_type = "text/plain"
    size = factory.LazyAttribute(lambda made: len(made.content))
    sha256 = factory.LazyAttribute(lambda made: hashlib.sha256(made.content).hexdigest())
    uploaded_at = factory.LazyFunction(timezone.now)


class ResourceFileFactory(DjangoModelFactory):
    """A file shown with a resource."""

    class Meta:
        model = ResourceFile

    resource = factory.SubFactory(ResourceFactory)
    upload = factory.SubFactory(UploadFactory, resource=factory.SelfAttribute("..resource"))
    name = factory.SelfAttribute("upload.name")
