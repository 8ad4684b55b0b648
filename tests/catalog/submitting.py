"""A teacher's form as the browser sends it, for tests of submitting."""

from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.resources.models import Resource
from catalog.resources.naming import new_key
from catalog.submissions.queries import sent
from tests.catalog import samples
from tests.factories.catalog import LevelFactory, SubjectFactory

FORM, MINE = "/hoc-lieu/gui/", "/hoc-lieu/cua-toi/"


def words(**changes):
    """A complete form without files."""
    data = {
        "key": new_key(),
        "title": "Phiếu bài tập  số nguyên",
        "description": "Hai mươi bài có lời giải.\r\n\r\nDùng ở nhà.",
        "kind": "EXERCISE",
        "subject": SubjectFactory().pk,
        "level": LevelFactory().pk,
        "licence": "CC_BY",
        "authors": "Cô Lan",
        "language": "vi",
        "link": "",
        "source": "",
        "send": "1",
    }
    return {**data, **changes}


def file(name="phieu.pdf", content=None):
    return SimpleUploadedFile(name, content if content is not None else samples.pdf())


def stands(resource):
    return sent(Resource.objects.get(pk=resource.pk)).state


def unit_of(client):
    return client.user.memberships.get().unit
