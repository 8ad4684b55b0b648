"""Search's part of Wagtail's admin."""

from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.models import register_snippet

from search.refusals import RefusalViewSet
from search.viewsets import PinViewSet, SynonymViewSet

register_snippet(SynonymViewSet)
register_snippet(PinViewSet)


@hooks.register("register_admin_viewset")
def viewsets() -> list[ModelViewSet]:
    """What the search engine refused."""
    return [RefusalViewSet()]
