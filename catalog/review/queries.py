"""Reading reviews: what waits where, who decides, what was said."""

from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from wagtail.models import TaskState, WorkflowState

from catalog.resources.models import Resource
from hub.accounts.models import Role, User
from hub.units.models import Unit


def reviewers_of(unit: Unit) -> list[User]:
    """Who decides on the unit's resources: its reviewers, or the coordinators where it has none."""
    active = User.objects.filter(is_active=True, memberships__ended_at=None)
    own = active.filter(memberships__role=Role.REVIEWER, memberships__unit=unit).distinct()
    return list(own) or list(active.filter(memberships__role=Role.COORDINATOR).distinct())


def waiting_in(unit: Unit) -> int:
    """How many of the unit's resources wait for review. One query."""
    return _states(Resource.objects.filter(unit=unit)).filter(status=WorkflowState.STATUS_IN_PROGRESS).count()


def returned_to(person: User, unit: Unit) -> int:
    """How many resources of that person in that unit went back and wait for changes. One query."""
    mine = Resource.objects.filter(unit=unit, submitted_by=person)
    return _states(mine).filter(status=WorkflowState.STATUS_NEEDS_CHANGES).count()


def latest_states(resources: list[Resource]) -> dict[int, WorkflowState]:
    """The newest review of each, by the resource's id, with its step. One query."""
    if not resources:
        return {}
    ids = [str(resource.pk) for resource in resources]
    states = WorkflowState.objects.filter(
        base_content_type=Resource.get_base_content_type(), object_id__in=ids
    )
    newest_last = states.select_related("current_task_state").order_by("created_at", "pk")
    return {int(state.object_id): state for state in newest_last}


def with_review(resources: QuerySet[Resource]) -> QuerySet[Resource]:
    """The same, each with the status of its newest review as `review_status` (None: it was never sent)."""
    newest = WorkflowState.objects.filter(
        base_content_type=Resource.get_base_content_type(), object_id=Cast(OuterRef("pk"), CharField())
    ).order_by("-created_at", "-pk")
    return resources.annotate(review_status=Subquery(newest.values("status")[:1]))


def note_of(state: WorkflowState | None) -> str:
    """What the reviewer wrote when it went back; "" while nothing went back."""
    step = state.current_task_state if state else None
    return step.comment if step is not None and step.status == TaskState.STATUS_REJECTED else ""


def _states(resources: QuerySet[Resource]) -> QuerySet[WorkflowState]:
    ids = resources.annotate(id_as_text=Cast("pk", CharField())).values("id_as_text")
    return WorkflowState.objects.filter(base_content_type=Resource.get_base_content_type(), object_id__in=ids)
