"""Which files are kept, and as what."""

import io
import unicodedata
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from catalog.uploads import actions, names, pictures, quotas
from catalog.uploads.inspection import inspect
from catalog.uploads.models import Upload
from catalog.uploads.refusals import RefusedError
from tests.catalog import samples
from tests.factories.catalog import ResourceFactory, ResourceFileFactory, UploadFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def send(name, content, by=None):
    """What becomes of a file that somebody sends."""
    file = SimpleUploadedFile(name, content, content_type="application/octet-stream")
    return actions.receive(file, by=by or UserFactory(), now=timezone.now())


def kept(upload):
    with upload.file.open("rb") as file:
        return file.read()


@pytest.mark.parametrize("name", samples.GOOD)
def test_a_good_file_is_kept(name):
    upload = send(name, samples.GOOD[name])
    assert upload.size == len(kept(upload)) > 0
    assert upload.file.name.startswith("uploads/")
    assert name.rpartition(".")[0] in upload.name


@pytest.mark.parametrize("name", samples.BAD)
def test_a_bad_file_is_refused_for_its_reason(name):
    content, code = samples.BAD[name]
    with pytest.raises(RefusedError) as refused:
        send(name, content)
    assert refused.value.code == code
    assert name in refused.value.messages[0]
    assert not Upload.objects.exists()


def test_a_refusal_says_what_would_be_taken():
    with pytest.raises(RefusedError) as refused:
        send("chạy.exe", b"MZ" + bytes(90))
    for word in ("docx", "jpg", "mp3", "mp4"):
        assert word in refused.value.messages[0]


def test_a_photo_is_kept_upright_without_its_place_or_anything_hidden():
    original = samples.photo_with_place()
    upload = send("ảnh.jpg", original)
    content = kept(upload)
    with Image.open(io.BytesIO(content)) as image:
        assert image.size == (40, 60)
        assert not image.getexif()
        assert "comment" not in image.info
    assert b"script" in original
    assert b"script" not in content


def test_a_heic_photo_becomes_a_jpeg():
    upload = send("ảnh.heic", samples.GOOD["ảnh.heic"])
    assert (upload.name, upload.media_type, upload.extension) == ("ảnh.jpg", "image/jpeg", "jpg")


def test_transparency_and_movement_stay():
    clear = send("ảnh.png", samples.picture("PNG", mode="RGBA"))
    with Image.open(io.BytesIO(kept(clear))) as image:
        assert image.mode == "RGBA"
    moving = send("ảnh.gif", samples.moving_gif())
    with Image.open(io.BytesIO(kept(moving))) as image:
        assert image.n_frames == 2


def test_a_very_large_picture_is_made_smaller():
    upload = send("bản đồ.png", samples.picture("PNG", size=(6000, 300)))
    with Image.open(io.BytesIO(kept(upload))) as image:
        assert image.size == (4096, 205)


@pytest.mark.parametrize("size", [(8000, 8000), (30000, 30000)])
def test_a_picture_that_would_fill_the_memory_is_refused(size, monkeypatch):
    bomb = samples.picture("PNG", size=(10, 10))
    width, height = (side.to_bytes(4, "big") for side in size)
    with pytest.raises(RefusedError) as refused:
        send("bom.png", bomb[:16] + width + height + bomb[24:])
    assert refused.value.code in {"too_many_points", "broken"}
    monkeypatch.setattr(pictures, "MOST_POINTS", 50)
    with pytest.raises(RefusedError) as refused:
        send("bom.png", bomb)
    assert refused.value.code == "too_many_points"


def test_a_zip_bomb_is_refused():
    bomb = samples.office("docx", **{"word/media/a.bmp": bytes(60 * 1024 * 1024)})
    assert len(bomb) < 1024 * 1024
    with pytest.raises(RefusedError) as refused:
        send("bom.docx", bomb)
    assert refused.value.code == "broken"


def test_a_video_is_kept_without_the_place_where_it_was_taken():
    content = samples.mp4(more=samples.place_of_iphone())
    upload = send("xem.mp4", content)
    assert b"+22.1470+105.8348/" in content
    assert b"+00.0000+000.0000/" in kept(upload)
    assert len(kept(upload)) == len(content)


def test_a_text_in_utf_16_is_kept_in_utf_8():
    assert kept(send("chữ.txt", "Đọc sách".encode("utf-16"))) == "Đọc sách".encode()


def test_a_file_over_the_limit_of_its_kind_is_refused(settings):
    settings.MAX_UPLOAD_MB = 1
    with pytest.raises(RefusedError) as refused:
        send("to.pdf", samples.pdf(bytes(1024 * 1024)))
    assert refused.value.code == "too_large"
    assert "1,0" in refused.value.messages[0]


def test_the_same_file_sent_twice_while_it_waits_is_kept_once():
    teacher = UserFactory()
    assert send("bai.pdf", samples.pdf(), by=teacher) == send("bai.pdf", samples.pdf(), by=teacher)
    assert send("bai.pdf", samples.pdf()) != Upload.objects.get(uploaded_by=teacher)


def test_a_person_cannot_fill_the_disk(monkeypatch):
    teacher = UserFactory()
    UploadFactory(uploaded_by=teacher, resource=ResourceFactory())
    monkeypatch.setattr(quotas, "PERSON", 20)
    with pytest.raises(RefusedError) as refused:
        send("bai.pdf", samples.pdf(), by=teacher)
    assert refused.value.code == "quota"
    assert Upload.objects.count() == 1


def test_a_unit_cannot_fill_the_disk(monkeypatch):
    resource = ResourceFactory()
    upload = UploadFactory()
    monkeypatch.setattr(quotas, "UNIT", 5)
    with pytest.raises(RefusedError):
        actions.claim([upload], resource=resource)
    upload.refresh_from_db()
    assert upload.resource is None


def test_only_what_nobody_wants_is_pruned():
    now = timezone.now()
    old = now - timedelta(days=4)
    wanted = UploadFactory(uploaded_at=old, resource=ResourceFactory())
    shown = ResourceFileFactory(upload=UploadFactory(uploaded_at=old)).upload
    fresh, gone = UploadFactory(uploaded_at=now), UploadFactory(uploaded_at=old)
    assert actions.prune(now=now) == 1
    assert set(Upload.objects.all()) == {wanted, shown, fresh}
    assert not gone.file.storage.exists(gone.file.name)


def test_a_file_whose_row_cannot_be_written_goes_again(monkeypatch):
    stored = []
    monkeypatch.setattr(Upload, "save", lambda self: stored.append(self) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        send("bai.pdf", samples.pdf())
    assert not stored[0].file


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("C:\\fakepath\\Bài giảng.pdf", "Bài giảng.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("bai\u202efdp.exe", "baifdp.exe"),
        (".htaccess", "htaccess"),
        ('a<b>"c".pdf', "a b c.pdf"),
        (unicodedata.normalize("NFD", "Số học.pdf"), "Số học.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ("", "tep"),
    ],
)
def test_names_lose_what_could_harm_and_keep_their_accents(sent, shown):
    assert names.shown(sent) == shown


def test_a_file_gets_a_readable_title():
    assert names.title("phieu_bai_tap-1.pdf") == "phieu bai tap 1"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600), st.sampled_from(["a.pdf", "a.docx", "a.jpg", "a.mp3", "a.mp4", "a.csv"]))
def test_any_bytes_are_taken_or_refused_with_words(content, name):
    with suppress(RefusedError):
        assert inspect(io.BytesIO(content), name, len(content)).code == "csv"
