"""Who may see a page, as one condition of a statement."""

from django.db.models import BooleanField, Func
from wagtail.models import Page, PageViewRestriction

_RESTRICTED = (
    f"SELECT 1 FROM {PageViewRestriction._meta.db_table} restriction"  # noqa: S608 - names of models
    f" INNER JOIN {Page._meta.db_table} above ON above.id = restriction.page_id"
    " WHERE SUBSTR(%(expressions)s, 1, LENGTH(above.path)) = above.path"
)


class IsPublic(Func):
    """Whether nothing restricts the page of a tree path (`IsPublic("path")`), itself or above it.

    Written out, because compiling the same from querysets took a page with three such lists two milliseconds.
    """

    template = f"NOT EXISTS ({_RESTRICTED})"
    arity = 1
    output_field = BooleanField()
