"""Wagtail's users app, with screens that know our people: they have one name, and groups come from roles."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """Takes the place of `wagtail.users` among the installed apps."""

    user_viewset = "hub.accounts.viewsets.PeopleViewSet"
    group_viewset = "hub.accounts.viewsets.HiddenGroupViewSet"

    def ready(self) -> None:
        """From Wagtail 8 on its screens ask the registered policy of a model, not the viewset's."""
        super().ready()
        try:
            from wagtail.permissions import register_permission_policy  # Wagtail 8
        except ImportError:
            return
        from hub.accounts.viewsets import HiddenGroupViewSet, PeopleViewSet

        for viewset in (HiddenGroupViewSet, PeopleViewSet):
            register_permission_policy(viewset.permission_policy.model, viewset.permission_policy)
