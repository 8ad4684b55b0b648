"""The photos of a report: counted, captioned, re-encoded, refused."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

from hub.participation import recount
from hub.participation.models import Participation
from hub.reports import photos
from hub.reports.actions import submission
from hub.reports.models import ReportPhoto
from hub.reports.reading import read, report_of
from tests.factories import ledger as make
from tests.factories import reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def week():
    reports.indicators()
    return make.edition()


def reading(unit, week):
    return read(report_of(unit, week, now=make.NOON), unit=unit, edition=week)


def line(unit, week, code):
    return next(one for one in reading(unit, week).lines if one.indicator.code == code)


def test_photos_are_counted_by_the_ledger_and_taken_off_it_with_their_files(
    week, django_capture_on_commit_callbacks
):
    unit = make.unit()
    reports.save(unit, week, key="ii-5", photos=[photos.encode(reports.photo("le khai mac.jpg"))])
    photo = ReportPhoto.objects.get()
    storage, names = photo.image.storage, [photo.image.name, photo.preview.name]
    assert all(storage.exists(name) for name in names)
    assert line(unit, week, "N1").value == 1
    assert Participation.objects.get().subject_title == "le khai mac.jpg"

    with django_capture_on_commit_callbacks(execute=True):
        reports.save(unit, week, key="ii-5", version=1, removed=[photo.pk])
    assert line(unit, week, "N1").value == 0
    assert not any(storage.exists(name) for name in names)
    assert recount.differences() == []


def test_another_units_photos_are_neither_captioned_nor_removed(week):
    unit, other = make.unit(), make.unit()
    reports.save(other, week, photos=[photos.encode(reports.photo())])
    photo = ReportPhoto.objects.get()
    reports.save(unit, week, captions={photo.pk: "của tôi"}, removed=[photo.pk])
    photo.refresh_from_db()
    assert photo.caption == ""


def test_a_photo_without_a_caption_keeps_the_report_from_being_sent(week):
    unit = make.unit()
    reports.save(unit, week, photos=[photos.encode(reports.photo())])
    photo = ReportPhoto.objects.get()
    with pytest.raises(submission.IncompleteError):
        reports.submit(unit, week)
    assert report_of(unit, week, now=make.NOON).state == "DRAFT"
    reports.save(unit, week, version=1, captions={photo.pk: "Lễ khai mạc, 04/10/2022"})
    assert reports.submit(unit, week).state == "SUBMITTED"


def test_a_photo_is_reencoded_upright_and_without_where_it_was_taken():
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (22.0, 9.0, 0.0)
    encoded = photos.encode(reports.photo(size=(3000, 1500), exif=exif))
    image = Image.open(encoded.full)
    assert image.size == (1024, 2048)
    assert not image.getexif()
    assert "icc_profile" not in image.info
    assert Image.open(encoded.preview).size == (320, 640)


@pytest.mark.parametrize("kind", ["PNG", "HEIF"])
def test_png_and_heic_are_taken(kind):
    assert photos.encode(reports.photo("a.bin", kind, size=(64, 64))).name.endswith(".jpg")


def test_what_is_no_photo_is_refused_with_what_would_be_taken():

    for name, content in (
        ("virus.jpg", b"MZ\x90\x00"),
        ("a.svg", b"<svg/>"),
        ("cut.jpg", b"\xff\xd8\xff\xe0"),
    ):
        with pytest.raises(ValidationError, match="JPG, PNG"):
            photos.encode(SimpleUploadedFile(name, content))
    with pytest.raises(ValidationError, match="JPG, PNG"):
        photos.encode(reports.photo("a.gif", "GIF"))


def test_a_photo_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(photos, "MAX_BYTES", 100)
    with pytest.raises(ValidationError, match="15 MB"):
        photos.encode(reports.photo())
    monkeypatch.undo()
    monkeypatch.setattr(photos, "MAX_PIXELS", 100)
    with pytest.raises(ValidationError, match=r"điểm ảnh"):
        photos.encode(reports.photo())
