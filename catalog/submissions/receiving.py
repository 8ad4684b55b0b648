"""Taking in the files of a form before anything else of it is looked at, so that none is lost to an error."""

from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest

from catalog.resources.models import Resource
from catalog.submissions.forms import MOST_FILES
from catalog.uploads import actions, inspection, names, pictures, queries, refusals
from catalog.uploads.formats import PICTURES
from catalog.uploads.models import Upload
from catalog.uploads.refusals import RefusedError
from hub.accounts.models import User


@dataclass
class Received:
    """What came with the form: uploads in order, the cover's bytes and extension, and what was refused."""

    uploads: list[Upload] = field(default_factory=list)
    cover: tuple[bytes, str] | None = None
    refusals: list[str] = field(default_factory=list)


def receive(request: HttpRequest, resource: Resource, *, by: User, now: datetime) -> Received:
    """Keep the new files as the person's uploads, beside those that the form already named.

    Only the person's own waiting uploads and the resource's may be named.
    """
    received = Received(uploads=_named(request, resource, by))
    for uploaded in request.FILES.getlist("files")[:MOST_FILES]:
        try:
            upload = actions.receive(uploaded, by=by, now=now, resource=resource)
        except RefusedError as refused:
            received.refusals.extend(refused.messages)
        else:
            if upload not in received.uploads:
                received.uploads.append(upload)
    _receive_cover(request, received)
    return received


def _named(request: HttpRequest, resource: Resource, by: User) -> list[Upload]:
    keys = list(dict.fromkeys(request.POST.getlist("upload")))
    found = queries.usable(by, resource, keys)
    return [found[key] for key in keys if key in found]


def _receive_cover(request: HttpRequest, received: Received) -> None:
    cover = request.FILES.get("cover")
    if cover is None:
        return
    name = names.shown(cover.name or "")
    try:
        found = inspection.inspect(cover, name, cover.size or 0)
        if found not in PICTURES:
            raise refusals.no_picture(name)
        content, kept = pictures.redraw(cover, name, found)
    except RefusedError as refused:
        received.refusals.extend(refused.messages)
    else:
        received.cover = (content, kept.extension)
