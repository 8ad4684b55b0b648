"""The step of Wagtail's workflow at which a unit's own reviewers decide."""

from typing import Any

from django import forms
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Task, TaskState

from catalog.resources.models import Resource
from catalog.review.permissions import may_review, reviewable
from hub.accounts.models import User
from hub.accounts.permissions import Capability, may


class NoteForm(TaskStateCommentForm):
    """Why it goes back: the teacher reads these words."""

    comment = forms.CharField(
        label=_("What should be changed?"),
        help_text=_("The sender reads this. Say what to change, one thing a line."),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
    )


class UnitReviewTask(Task):
    """Review by those whose membership lets them review in the resource's unit; no group, no list."""

    class Meta:
        verbose_name = _("review by the unit's reviewers")
        verbose_name_plural = _("reviews by the unit's reviewers")

    def user_can_access_editor(self, obj: Resource, user: User) -> bool:
        """Whether `user` may edit it while it waits here."""
        return may_review(user, obj)

    def locked_for_user(self, obj: Resource, user: User) -> bool:
        """Whether it is closed to `user` while it waits here."""
        return not may_review(user, obj)

    def user_can_lock(self, obj: Resource, user: User) -> bool:
        """Whether `user` may keep it from others' edits."""
        return may_review(user, obj)

    def user_can_unlock(self, obj: Resource, user: User) -> bool:
        """Whether `user` may open it to others' edits again."""
        return may_review(user, obj)

    def get_actions(self, obj: Resource, user: User) -> list[tuple[str, Any, bool]]:
        """What `user` may decide: (name, label, whether words are asked for)."""
        if not may_review(user, obj):
            return []
        return [("approve", _("Approve"), False), ("reject", _("Return for changes"), True)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Returning it asks for a note."""
        return NoteForm if action == "reject" else super().get_form_for_action(action)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        """What waits for `user` here; on the dashboard and in reports."""
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if may(user, Capability.REVIEW_RESOURCES, None):
            return waiting
        mine = reviewable(user).annotate(id_as_text=Cast("pk", CharField())).values("id_as_text")
        return waiting.filter(workflow_state__object_id__in=mine)

    @classmethod
    def get_description(cls) -> str:
        """Shown where tasks are chosen."""
        return str(_("Decided by the reviewers of the unit that the resource belongs to, or a coordinator."))
