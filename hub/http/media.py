"""Handing out public pictures: the renditions that pages show, and nothing else of the media folder.

Originals (which may still hold where a picture was taken) and documents are not reached by an address of the
media folder: documents go through Wagtail's view, uploads through the catalog's, which ask who may have them.
"""

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

FOLDER = "images/"
TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """The rendition of that name, which changes with the picture: browsers may keep it for a year."""
    suffix = f".{name.rpartition('.')[2].lower()}"
    if suffix not in TYPES:
        raise Http404
    try:
        handle = default_storage.open(FOLDER + name)
    except (FileNotFoundError, IsADirectoryError, SuspiciousOperation) as error:
        raise Http404 from error
    response = FileResponse(handle, content_type=TYPES[suffix])
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
