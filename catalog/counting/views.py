"""Where a page says that it is being looked at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from catalog.counting import actions
from catalog.counting.models import Use
from catalog.resources.models import Resource


@csrf_exempt
@require_POST
def view(request: HttpRequest, slug: str) -> HttpResponse:
    """Count a view of a published resource; 204 whether it counted or not.

    The pages come from a cache and carry no token, and nothing is done here in anybody's name.
    """
    resource = get_object_or_404(Resource.objects.only("pk"), slug=slug, live=True)
    actions.count(resource.pk, Use.VIEW, request)
    return HttpResponse(status=204)
