"""The address of each file."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from catalog.counting import actions as counting
from catalog.counting.models import Use
from catalog.uploads import names, queries, serving
from catalog.uploads.models import Upload


@require_safe
def file(request: HttpRequest, key: str) -> HttpResponseBase:
    """A file to whoever may have it; anybody else gets 404, as for a file that is not there.

    `?tai=1` saves it, counted as a download; without it, formats on the short list open in the browser.
    """
    upload = get_object_or_404(Upload.objects.select_related("resource__unit"), key=key)
    shown = queries.published(upload)
    if shown is None and not queries.may_open_unpublished(request.user, upload):
        raise Http404
    download = "tai" in request.GET
    answer = serving.response(
        request,
        upload,
        name=names.stem(shown.name if shown else upload.name, upload.extension),
        download=download,
        is_public=shown is not None,
    )
    if shown and counting.is_beginning(request, answer) and serving.as_attachment(upload, download=download):
        counting.count(shown.resource_id, Use.DOWNLOAD, request)
    return answer
