"""Reading uploads: who may have which."""

from django.contrib.auth.models import AnonymousUser

from catalog.resources.models import ResourceFile
from catalog.uploads.models import Upload
from catalog.vocabulary.models import Licence
from hub.accounts.models import User
from hub.accounts.permissions import Capability, may


def published(upload: Upload) -> ResourceFile | None:
    """The file as a published resource shows it, or None where none does. One query.

    Where all rights are reserved nothing is handed out, whatever a row may say.
    """
    shown = ResourceFile.objects.filter(upload=upload, resource__live=True).select_related("resource")
    return shown.exclude(resource__licence=Licence.LINK_ONLY).first()


def may_open_unpublished(user: User | AnonymousUser, upload: Upload) -> bool:
    """Whether `user` may have a file that is not out: who sent it, and who reviews in its unit."""
    if user.is_anonymous:
        return False
    if upload.uploaded_by_id == user.pk:
        return True
    resource = upload.resource
    if resource is None:
        return False
    return resource.submitted_by_id == user.pk or may(user, Capability.REVIEW_RESOURCES, resource.unit)


def waiting(person: User, keys: list[str]) -> list[Upload]:
    """The person's own uploads of those keys that may still be given to a resource, in that order."""
    found = {upload.key: upload for upload in Upload.objects.filter(uploaded_by=person, key__in=keys)}
    return [found[key] for key in keys if key in found]
