"""Wagtail's screens about people: superusers see accounts and may close them; groups are generated."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.views.groups import GroupViewSet
from wagtail.users.views.users import IndexView, UserColumn, UserViewSet

from hub.accounts.models import User


class SuperusersOnly(ModelPermissionPolicy):
    """Superusers may see and change; nobody adds (people sign up) or deletes (they erase themselves)."""

    allowed: frozenset[str] = frozenset({"view", "change"})

    def user_has_permission(self, user: User, action: str) -> bool:
        return bool(user.is_active and user.is_superuser and action in self.allowed)

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class Nobody(SuperusersOnly):
    """Nobody may anything: what is generated is not edited."""

    allowed = frozenset()


class PersonForm(WagtailAdminModelForm):
    """What a superuser may change of an account. Names and passwords are the person's own."""

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if editing_self:
            self.fields["is_active"].disabled = self.fields["is_superuser"].disabled = True

    class Meta:
        model = User
        fields = ["display_name", "home_unit", "is_active", "is_superuser"]
        widgets = {"display_name": forms.TextInput}


class PeopleIndex(IndexView):
    """Everyone with an account, by username."""

    search_fields = ["username", "display_name", "email"]

    @property
    def columns(self) -> list[Column]:
        return [
            UserColumn("display_name", accessor="get_full_name", label=_("Name"), get_url=self.get_edit_url),
            Column("username", label=_("Username"), sort_key="username"),
            Column("home_unit", label=_("Unit")),
            BooleanColumn("is_active", label=_("Open"), sort_key="is_active"),
            DateColumn("last_login", label=_("Last log-in"), sort_key="last_login"),
        ]

    def get_base_queryset(self) -> Any:
        return User.objects.filter(erased_at=None).select_related("wagtail_userprofile", "home_unit")


class PeopleViewSet(UserViewSet):
    """Accounts, for superusers."""

    index_view_class = PeopleIndex
    permission_policy = SuperusersOnly(User)

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return PersonForm


class HiddenGroupViewSet(GroupViewSet):
    """Groups follow from roles (see `hub.accounts.groups`); their forms would only break that."""

    permission_policy = Nobody(GroupViewSet.model)
