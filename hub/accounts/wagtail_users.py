"""Wagtail's users app, with screens that know our people: they have one name, and groups come from roles."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """Takes the place of `wagtail.users` among the installed apps."""

    user_viewset = "hub.accounts.viewsets.PeopleViewSet"
    group_viewset = "hub.accounts.viewsets.HiddenGroupViewSet"
