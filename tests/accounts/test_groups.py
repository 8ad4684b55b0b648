import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupCollectionPermission, GroupPagePermission
from wagtail.permissions import page_permission_policy

from hub.accounts import groups
from hub.accounts.models import Role
from tests.factories.pages import home_page, unit_page
from tests.factories.people import MembershipFactory, UserFactory, member
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def names(user):
    return set(user.groups.values_list("name", flat=True))


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ORGANIZER])
def test_who_edits_pages_is_in_the_units_group_while_the_role_lasts(role):
    page = unit_page()
    held = MembershipFactory(unit=page.unit, role=role)
    assert names(held.user) == {groups.unit_group_name(page.unit_id)}
    held.ended_at = held.granted_at
    held.save()
    assert names(held.user) == set()


@pytest.mark.parametrize("role", [Role.TEACHER, Role.JUROR, Role.FUND_KEEPER])
def test_who_edits_nothing_is_in_no_group_and_not_let_into_the_admin(role):
    user = member(role)
    assert names(user) == set()
    assert not user.has_perm("wagtailadmin.access_admin")


def test_a_deleted_role_and_a_closed_account_leave_the_group():
    held = MembershipFactory(role=Role.EDITOR)
    held.delete()
    assert names(held.user) == set()
    closed = member(Role.EDITOR)
    closed.is_active = False
    closed.save()
    assert names(closed) == set()


def test_two_roles_that_ask_for_one_group_keep_it_until_both_end():
    held = MembershipFactory(role=Role.EDITOR)
    other = MembershipFactory(user=held.user, unit=held.unit, role=Role.ORGANIZER)
    held.ended_at = held.granted_at
    held.save()
    assert names(held.user) == {groups.unit_group_name(held.unit_id)}
    other.delete()
    assert names(held.user) == set()


def test_groups_of_others_making_are_left_alone():
    held = MembershipFactory(role=Role.EDITOR)
    held.user.groups.add(Group.objects.create(name="by hand"))
    held.delete()
    assert names(held.user) == {"by hand"}


@pytest.mark.parametrize("page_first", [True, False])
def test_an_editor_may_edit_the_own_units_pages_and_no_others(page_first):
    unit = UnitFactory()
    if page_first:
        page = unit_page(unit)
        user = member(Role.EDITOR, unit)
    else:
        user = member(Role.EDITOR, unit)
        page = unit_page(unit)
    other = unit_page()
    policy = page_permission_policy
    assert policy.user_has_permission_for_instance(user, "change", page)
    assert policy.user_has_permission_for_instance(user, "publish", page)
    for foreign in (other, home_page(), page.get_parent().specific):
        assert not policy.user_has_any_permission_for_instance(user, ["add", "change", "publish"], foreign)


def test_a_coordinator_may_edit_everything():
    user = member(Role.COORDINATOR)
    assert page_permission_policy.user_has_permission_for_instance(user, "publish", home_page())


def test_a_units_pictures_lie_in_a_collection_of_its_own():
    assert groups.collection_of(UnitFactory()) is None
    page = unit_page()
    collection = groups.collection_of(page.unit)
    assert collection.name == page.title
    assert groups.collection_of(unit_page().unit) != collection


def test_saving_a_unit_page_again_adds_nothing():
    page = unit_page()
    before = (GroupPagePermission.objects.count(), GroupCollectionPermission.objects.count())
    page.save()
    groups.sync_unit_page(page)
    assert (GroupPagePermission.objects.count(), GroupCollectionPermission.objects.count()) == before


def test_syncing_costs_the_same_however_many_units_there_are(django_assert_max_num_queries):
    for _ in range(30):
        unit_page()
    user = member(Role.EDITOR, unit_page().unit)
    with django_assert_max_num_queries(4):
        groups.sync(user)


def test_a_person_without_a_role_is_in_no_group():
    user = UserFactory()
    groups.sync(user)
    assert names(user) == set()
