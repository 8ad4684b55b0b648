"""One stored file, from the moment it was accepted."""

import secrets

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _


def private_storage() -> Storage:
    """Where uploads lie: never below an address that the web server hands out by itself."""
    return storages["private"]


def new_key() -> str:
    """A name for an upload that nobody can guess (128 bits)."""
    return secrets.token_hex(16)


def stored_name(upload: "Upload", filename: str) -> str:
    """Where the file lies in the store: by its key, with the extension of what it was found to be."""
    extension = filename.rpartition(".")[2]
    return f"uploads/{upload.key[:2]}/{upload.key}.{extension}"


class Upload(models.Model):
    """One file that was checked and kept. Its bytes never change; a new version is a new upload.

    Without a `resource` it waits for one and is pruned after some days; with one it stays as long as
    the resource, because older revisions may still name it.
    """

    key = models.CharField(_("key"), max_length=32, unique=True, default=new_key, editable=False)
    file = models.FileField(_("file"), storage=private_storage, upload_to=stored_name, max_length=200)
    name = models.CharField(_("name"), max_length=200)
    media_type = models.CharField(_("media type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    resource = models.ForeignKey(
        "catalog.Resource", null=True, blank=True, on_delete=models.SET_NULL, related_name="uploads"
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="uploads"
    )
    uploaded_at = models.DateTimeField(_("uploaded at"))

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        indexes = [models.Index(fields=["resource", "uploaded_at"], name="upload_waiting")]

    def __str__(self) -> str:
        return self.name

    @property
    def extension(self) -> str:
        """What the file was found to be, lower case without the dot ("pdf")."""
        return str(self.file.name).rpartition(".")[2]
