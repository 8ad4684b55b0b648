"""Reports for tests: the shipped indicators, and what an officer saves and sends."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hub.reports import loading
from hub.reports.actions import submission, writing
from hub.reports.actions.writing import SectionInput
from hub.reports.models import Indicator
from tests.factories import ledger as make


def indicators():
    """The 47 indicators as shipped, by code."""
    loading.load_indicators()
    return {indicator.code: indicator for indicator in Indicator.objects.all()}


def save(unit, edition, key="i", version=0, by=None, now=make.NOON, **fields):
    """An officer saves a section; the report comes back."""
    section = SectionInput(key=key, version=version, **fields)
    return writing.save_section(unit, edition, section, by=by or make.person(), now=now)


def submit(unit, edition, by=None, now=make.NOON):
    """An officer sends the report."""
    return submission.submit(unit, edition, by=by or make.person(), now=now)


def photo(name="anh.jpg", kind="JPEG", size=(40, 30), **saving):
    """An uploaded picture."""
    buffer = io.BytesIO()
    Image.new("RGB", size, "teal").save(buffer, kind, **saving)
    return SimpleUploadedFile(name, buffer.getvalue(), content_type="image/jpeg")
