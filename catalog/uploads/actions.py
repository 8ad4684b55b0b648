"""Taking files in, giving them to a resource, and letting go of those that nobody wants."""

import hashlib
import io
from datetime import datetime, timedelta
from typing import IO

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q

from catalog.resources.models import Resource
from catalog.uploads import media, names, pictures, quotas, refusals, texts
from catalog.uploads.formats import M4A, MP4, PICTURES, Format
from catalog.uploads.inspection import inspect
from catalog.uploads.models import Upload
from hub.accounts.models import User

KEPT_WAITING = timedelta(days=3)


def receive(uploaded: UploadedFile, *, by: User, now: datetime, resource: Resource | None = None) -> Upload:
    """Check a file and keep it as an upload of that person, waiting for its resource.

    The same file sent again while it waits, or one that `resource` has already, is the same upload. Call it
    outside a transaction: it works on the file first. Raises RefusedError, whose message says what would
    be taken.
    """
    name, size = names.shown(uploaded.name or ""), uploaded.size or 0
    source: IO[bytes] = uploaded.file or io.BytesIO()
    found = inspect(source, name, size)
    content, kept = _cleaned(source, name, size, found)
    kept_size = _size(content)
    limit = quotas.exceeded_by(by, kept_size)
    sha256 = _sha256(content)
    known = Q(resource=None) | Q(resource_id=resource.pk) if resource and resource.pk else Q(resource=None)
    again = Upload.objects.filter(known, uploaded_by=by, sha256=sha256).first()
    if again is not None:
        return again
    if limit is not None:
        raise refusals.over_quota(name, limit)
    return _keep(
        Upload(
            name=names.with_extension(name, _extension_of(name, kept)),
            media_type=kept.media_type,
            size=kept_size,
            sha256=sha256,
            uploaded_by=by,
            uploaded_at=now,
        ),
        content,
        kept,
    )


def _keep(upload: Upload, content: IO[bytes], kept: Format) -> Upload:
    """Write the file, then its row; where the row cannot be written, the file goes again."""
    content.seek(0)
    upload.file.save(f"file.{kept.extension}", File(content), save=False)
    try:
        upload.save()
    except Exception:
        upload.file.delete(save=False)
        raise
    return upload


def _cleaned(source: IO[bytes], name: str, size: int, found: Format) -> tuple[IO[bytes], Format]:
    """The bytes to keep: pictures drawn anew, text in UTF-8, video without its place."""
    if found in PICTURES:
        drawn, kept = pictures.redraw(source, name, found)
        return io.BytesIO(drawn), kept
    if found.is_text:
        return io.BytesIO(texts.as_utf8(source, name)), found
    if found in {MP4, M4A}:
        return _without_place(source, name, size, found), found
    return source, found


def _without_place(source: IO[bytes], name: str, size: int, found: Format) -> IO[bytes]:
    try:
        changes = media.without_place(source, size)
    except ValueError as error:
        raise refusals.broken(name, found) from error
    for at, content in changes.items():
        source.seek(at)
        source.write(content)
    return source


def _extension_of(name: str, kept: Format) -> str:
    written = name.rpartition(".")[2].casefold()
    return written if written in kept.extensions else kept.extension


def _size(content: IO[bytes]) -> int:
    return content.seek(0, io.SEEK_END)


def _sha256(content: IO[bytes]) -> str:
    content.seek(0)
    digest = hashlib.sha256()
    while chunk := content.read(1024 * 1024):
        digest.update(chunk)
    return digest.hexdigest()


@transaction.atomic
def claim(uploads: list[Upload], *, resource: Resource) -> None:
    """Give waiting uploads to a resource. Raises RefusedError where its unit has no space left."""
    waiting = [upload for upload in uploads if upload.resource_id is None]
    if waiting and quotas.used_in(resource.unit) + sum(upload.size for upload in waiting) > quotas.UNIT:
        raise refusals.over_quota(waiting[0].name, quotas.UNIT)
    Upload.objects.filter(pk__in=[upload.pk for upload in waiting]).update(resource=resource)


def prune(*, now: datetime) -> int:
    """Delete uploads that have waited three days for a resource; how many went."""
    gone = 0
    for upload in Upload.objects.filter(
        resource=None, shown_as=None, uploaded_at__lt=now - KEPT_WAITING
    ).iterator():
        with transaction.atomic():
            upload.delete()
        upload.file.delete(save=False)
        gone += 1
    return gone
