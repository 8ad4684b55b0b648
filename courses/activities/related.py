"""What else fits an activity: resources and other activities of its subject, to learn before or meanwhile."""

from datetime import datetime

from django.db.models import Case, Value, When
from django.http import HttpRequest

from catalog.models import Resource
from courses.activities import queries
from courses.activities.cards import CardMaker
from courses.activities.listed import rows
from courses.activities.models import Activity
from hub.cards import Card
from hub.choices import label
from hub.covers.spec import Cover, CoverType

AT_LEAST_RESOURCES = 2


def related(
    activity: Activity, *, now: datetime, request: HttpRequest | None = None, limit: int = 4
) -> list[Card]:
    """Up to `limit` cards: some resources and some activities of its subject, its own level first.

    Two queries.
    """
    own_level = Case(When(level=activity.level_id, then=Value(0)), default=Value(1))
    resources = (
        Resource.objects.filter(live=True, subject=activity.subject_id)
        .select_related("subject", "unit")
        .order_by(own_level, "-first_published_at")[:limit]
    )
    others = queries.not_over(queries.visible(), now).filter(subject=activity.subject_id, is_cancelled=False)
    found = others.exclude(pk=activity.pk).order_by(own_level, "starts_at")[:limit]
    learnt = [_of_resource(resource) for resource in resources]
    joined = CardMaker(now=now, request=request).cards(rows(found))
    number = max(limit - len(joined), AT_LEAST_RESOURCES)
    return [*learnt[:number], *joined][:limit]


def _of_resource(resource: Resource) -> Card:
    is_game = resource.kind == Resource.Kind.GAME
    return Card(
        title=resource.title,
        url=resource.get_absolute_url(),
        type_label=label(Resource.Kind, resource.kind),
        subject_label=resource.subject.name,
        unit_name=resource.unit.name,
        cover=Cover(
            type=CoverType.GAME if is_game else CoverType.RESOURCE,
            subject_name=resource.subject.name,
            key=resource.key,
            family=resource.subject.family,
            motif=resource.subject.motif,
        ),
    )
