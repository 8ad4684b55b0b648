"""One guard before every view of the resources' viewset that names a resource.

Wagtail asks its permission policy for the class in most of these views, and shows the object's title before
it asks at all in some. Its workflow views also take a task's id from the address without looking whose task
it is: approving one's own resource's address with another's task id would approve the other.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import TaskState, WorkflowState

from catalog.resources.models import Resource
from catalog.review.permissions import may_review
from hub.accounts.models import User

View = Callable[..., HttpResponseBase]


def guarded(view: View) -> View:
    """The view for those who review in the resource's unit; for everybody else the resource is not there."""

    @wraps(view)
    def guard(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "pk" in kwargs:
            resource = _resource(unquote(str(kwargs["pk"])))
            if not isinstance(request.user, User) or not may_review(request.user, resource):
                raise Http404
            _check_its_own(resource, kwargs)
        return view(request, *args, **kwargs)

    return guard


def _resource(pk: str) -> Resource:
    found = Resource.objects.select_related("unit").filter(pk=int(pk)).first() if pk.isdecimal() else None
    if found is None:
        raise Http404
    return found


def _check_its_own(resource: Resource, kwargs: dict[str, Any]) -> None:
    """Raise Http404 where the address names another object's state of a workflow or revision."""
    if "task_state_id" in kwargs and not _of(resource, TaskState, kwargs["task_state_id"]):
        raise Http404
    if "workflow_state_id" in kwargs and not _of(resource, WorkflowState, kwargs["workflow_state_id"]):
        raise Http404
    if "revision_id" in kwargs and not resource.revisions.filter(pk=kwargs["revision_id"]).exists():
        raise Http404


def _of(resource: Resource, model: type[TaskState] | type[WorkflowState], pk: int) -> bool:
    return bool(model.objects.for_instance(resource).filter(pk=pk).exists())
