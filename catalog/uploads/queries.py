"""Reading uploads: who may have which."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from catalog.resources.models import Resource, ResourceFile
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


def usable(person: User, resource: Resource, keys: list[str]) -> dict[str, Upload]:
    """Of those keys, what `person` may show with the resource: their own that wait, and its own. By key."""
    mine = Q(uploaded_by=person, resource=None)
    if resource.pk:
        mine |= Q(resource_id=resource.pk)
    found = Upload.objects.filter(mine, key__in=keys)
    return {upload.key: upload for upload in found}
