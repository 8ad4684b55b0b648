"""Wagtail's groups, generated from the roles: what a person may do in the admin follows from Membership.

One group a unit carries the permissions on the unit's page and on its own collection of pictures and
documents; one group is for reviewers and one for coordinators. Nobody edits them by hand. A person is in as
many of them as they have roles, so what the admin asks the database does not grow with the number of units.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from hub.accounts.models import Membership, Role, User
from hub.accounts.permissions import CAPABILITIES, Capability
from hub.pages.models import UnitPage
from hub.units.models import Unit

PREFIX = "hub:"
COORDINATORS = f"{PREFIX}coordinators"
REVIEWERS = f"{PREFIX}reviewers"

EDITING = ("add_page", "change_page", "publish_page")
EVERYTHING = (*EDITING, "bulk_delete_page", "lock_page", "unlock_page")
MEDIA = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


def unit_group_name(unit_id: int) -> str:
    """The name of the group of those who edit that unit's pages."""
    return f"{PREFIX}unit:{unit_id}"


def sync(user: User) -> None:
    """Put `user` into exactly the generated groups that the open roles call for; others are left alone."""
    wanted = {_group(name).pk for name in _names(user)}
    held = set(user.groups.filter(name__startswith=PREFIX).values_list("pk", flat=True))
    user.groups.remove(*held - wanted)
    user.groups.add(*wanted - held)


def sync_unit_page(page: UnitPage) -> Group:
    """Give the unit's group its permissions on the unit's page and on a collection of its own."""
    group = _group(unit_group_name(page.unit_id))
    _allow_pages(group, page, EDITING)
    if not GroupCollectionPermission.objects.filter(group=group).exists():
        root = Collection.get_first_root_node()
        _allow_media(group, root.add_child(name=page.title[:255]))
    return group


def collection_of(unit: Unit) -> Collection | None:
    """The unit's own collection of pictures and documents; None while the unit has no page."""
    return Collection.objects.filter(group_permissions__group__name=unit_group_name(unit.pk)).first()


def _names(user: User) -> set[str]:
    """The generated groups that the user's open roles call for."""
    if not user.is_active:
        return set()
    names = set()
    for unit_id, role in Membership.objects.filter(user=user, ended_at=None).values_list("unit_id", "role"):
        if Capability.EDIT_PAGES in CAPABILITIES[role]:
            names.add(unit_group_name(unit_id))
        if role == Role.REVIEWER:
            names.add(REVIEWERS)
        if role == Role.COORDINATOR:
            names.add(COORDINATORS)
    return names


def _group(name: str) -> Group:
    """The generated group of that name, made with its permissions where it does not exist yet."""
    group, is_new = Group.objects.get_or_create(name=name)
    if is_new:
        group.permissions.add(
            Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
        )
        if name == COORDINATORS:
            _allow_pages(group, Page.get_first_root_node(), EVERYTHING)
            _allow_media(group, Collection.get_first_root_node())
    return group


def _allow_pages(group: Group, page: Page, codenames: Iterable[str]) -> None:
    for permission in _permissions("wagtailcore", codenames):
        GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)


def _allow_media(group: Group, collection: Collection) -> None:
    permissions = [*_permissions("wagtailimages", MEDIA), *_permissions("wagtaildocs", MEDIA)]
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=collection, permission=permission)
        for permission in permissions
    )


def _permissions(app_label: str, codenames: Iterable[str]) -> list[Permission]:
    return list(Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames))
