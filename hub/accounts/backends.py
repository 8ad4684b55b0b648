"""Who is signed in, read with what the menus need to know of them."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef

from hub.accounts.models import Membership, User


class HubBackend(AuthenticationBackend):
    """allauth's log-in; a request's user comes with `holds_a_role`, in the one statement that reads them."""

    def get_user(self, user_id: int) -> User | None:
        """The active person of a session; None where there is none."""
        open_roles = Membership.objects.filter(user=OuterRef("pk"), ended_at=None)
        user = User.objects.annotate(holds_a_role=Exists(open_roles)).filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
