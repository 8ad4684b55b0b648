"""A unit's resource in every state that the admin can show, for tests of review."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from catalog.resources import actions
from catalog.resources.models import Resource
from hub.accounts.models import Role
from tests.factories.catalog import LevelFactory, ResourceFactory, SubjectFactory
from tests.factories.people import MembershipFactory

SECRET = "Bí mật của đơn vị khác"


@dataclass
class Reviewed:
    """A resource whose newest draft waits for review."""

    resource: Resource
    state: WorkflowState
    task_state: TaskState


def teacher_of(unit):
    return MembershipFactory(role=Role.TEACHER, unit=unit).user


def waiting(unit, title=SECRET, **fields):
    """A new draft of a teacher, sent for review."""
    values = {"subject": SubjectFactory(), "level": LevelFactory(), "licence": "CC_BY", **fields}
    resource = Resource(title=title, unit=unit, **values)
    teacher = teacher_of(unit)
    actions.draft(resource, by=teacher, now=timezone.now())
    state = resource.get_workflow().start(resource, teacher)
    return Reviewed(resource, state, state.current_task_state)


def published_and_waiting(unit, title=SECRET):
    """A published resource with older revisions, a scheduled one and a draft in review."""
    resource = ResourceFactory(title=title, unit=unit)
    teacher = teacher_of(unit)
    actions.draft(resource, by=teacher, now=timezone.now())
    resource = actions.publish(resource, by=None, now=timezone.now())
    resource.title = f"{title}, bản mới"
    resource.go_live_at = timezone.now() + timedelta(days=1)
    actions.draft(resource, by=teacher, now=timezone.now())
    state = resource.get_workflow().start(resource, teacher)
    return Reviewed(resource, state, state.current_task_state)


def url(name, *args):
    return reverse(f"wagtailsnippets_catalog_resource:{name}", args=args)


def decide(client, reviewed, action, comment=""):
    """What the buttons of the dashboard do."""
    path = url("workflow_action", reviewed.resource.pk, action, reviewed.task_state.pk)
    return client.post(path, {"comment": comment, "next": "/admin/"})


def form_data(resource, **changes):
    """The editor's form as the browser sends it."""
    data = {
        "title": resource.title,
        "description": resource.description,
        "subject": resource.subject_id,
        "level": resource.level_id,
        "kind": resource.kind,
        "language": resource.language,
        "licence": resource.licence,
        "authors": "",
        "source": "",
        "link": "",
        "go_live_at": "",
        "expire_at": "",
    }
    return {**data, **changes}
