"""Handing a file out: what a browser may show and what it may only save."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.utils.http import content_disposition_header, http_date

from catalog.uploads import ranges
from catalog.uploads.formats import PDF, by_media_type
from catalog.uploads.models import Upload

CONFINED = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
PDF_READER = "default-src 'none'; object-src 'self'; plugin-types application/pdf; frame-ancestors 'self'"


def response(
    request: HttpRequest, upload: Upload, *, name: str, download: bool, is_public: bool
) -> HttpResponseBase:
    """The file, whole or the part asked for. Shown in the browser only where its format is on the short list.

    `name` is what it is saved as, without its extension; `is_public`: anybody may have it, so a cache may
    keep it for five minutes.
    """
    storage = upload.file.storage
    if getattr(storage, "querystring_auth", False):
        return _signed(upload, name=name, download=download)
    request.META.pop(
        "HTTP_ACCEPT_ENCODING", None
    )  # what is packed already is not packed again, nor a part of it
    answer = _body(request, upload)
    _dress(answer, upload, name=name, download=download, is_public=is_public)
    return answer


def as_attachment(upload: Upload, *, download: bool) -> bool:
    """Whether the browser is told to save it: always, but for the short list of formats that it may show."""
    found = by_media_type(upload.media_type)
    return download or found is None or not found.is_inline


def _body(request: HttpRequest, upload: Upload) -> HttpResponseBase:
    tag = f'"{upload.sha256[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304)
    wanted = request.headers.get("Range", "")
    if request.headers.get("If-Range", tag) != tag:
        wanted = ""
    try:
        part = ranges.parse(wanted, upload.size)
    except ranges.UnsatisfiableError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{upload.size}"})
    whole = ranges.Part(0, upload.size - 1)
    shown = part or whole
    body = () if request.method == "HEAD" else ranges.read(upload.file.open("rb"), shown)
    answer = StreamingHttpResponse(body, status=206 if part else 200)
    answer["Content-Length"] = str(shown.length)
    if part:
        answer["Content-Range"] = f"bytes {part.first}-{part.last}/{upload.size}"
    return answer


def _dress(answer: HttpResponseBase, upload: Upload, *, name: str, download: bool, is_public: bool) -> None:
    found = by_media_type(upload.media_type)
    charset = "; charset=utf-8" if found and found.is_text else ""
    answer["Content-Type"] = upload.media_type + charset
    answer["Content-Disposition"] = _disposition(upload, name=name, download=download)
    answer["Content-Security-Policy"] = PDF_READER if found == PDF else CONFINED
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = f'"{upload.sha256[:32]}"'
    answer["Last-Modified"] = http_date(upload.uploaded_at.timestamp())
    answer["Cache-Control"] = "public, max-age=300" if is_public else "private, no-store"
    answer["X-Robots-Tag"] = "noindex" if not is_public else "all"


def _disposition(upload: Upload, *, name: str, download: bool) -> str:
    saved_as = f"{name}.{upload.extension}"
    return content_disposition_header(as_attachment(upload, download=download), saved_as) or "attachment"


def _signed(upload: Upload, *, name: str, download: bool) -> HttpResponseRedirect:
    """To the object store, by an address that is good for a short while and says how it is handed out."""
    answered = {
        "ResponseContentDisposition": _disposition(upload, name=name, download=download),
        "ResponseContentType": upload.media_type,
    }
    address = upload.file.storage.url(upload.file.name, parameters=answered)  # type: ignore[call-arg]  # django-storages
    found = HttpResponseRedirect(address)
    found["Cache-Control"] = "private, no-store"
    return found
