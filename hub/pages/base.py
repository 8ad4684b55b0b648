"""What every page type of ours has in common."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction, Site

from hub.pages import addresses


class HubPage(Page):
    """A page that tells its address without asking, and its view restrictions in one statement at most."""

    is_known_to_be_public = False
    """Set on the object that `hub.pages.serving` found, where it saw that nothing restricts it."""

    class Meta:
        abstract = True

    def get_url(self, request: HttpRequest | None = None, current_site: Site | None = None) -> str:
        """The page's path on the site. There is one site; Wagtail would ask a cache for its roots."""
        return addresses.of(self.url_path)

    url = property(get_url)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """The restrictions of this page and of all above it; an alias has those of its source."""
        if self.is_known_to_be_public:
            return PageViewRestriction.objects.none()
        path, step = str(self.path), self.steplen
        above = [path[:end] for end in range(step, len(path) + 1, step)]
        return PageViewRestriction.objects.filter(
            Q(page__path__in=above) | Q(page__aliases__path__in=above)
        ).distinct()
