"""Who may enter a unit's workspace."""

import pytest

from hub.accounts.models import Role
from tests.factories import ledger as make

pytestmark = pytest.mark.django_db


def test_the_anonymous_are_sent_to_log_in(client):
    unit = make.unit()
    for path in ("/don-vi-cua-toi/", f"/khong-gian/{unit.code}/"):
        response = client.get(path)
        assert response.status_code == 302
        assert response["Location"] == f"/accounts/login/?next={path}"


def test_a_resident_and_another_units_organizer_are_refused(client):
    unit = make.unit()
    for user in (make.person(), make.member(Role.ORGANIZER)):
        client.force_login(user)
        assert client.get(f"/khong-gian/{unit.code}/").status_code == 403


def test_an_unknown_unit_is_not_found(client):
    client.force_login(make.member(Role.ORGANIZER))
    assert client.get("/khong-gian/khong-co/").status_code == 404


def test_who_works_for_one_unit_goes_straight_to_it(client):
    unit = make.unit()
    client.force_login(make.member(Role.TEACHER, unit))
    response = client.get("/don-vi-cua-toi/")
    assert (response.status_code, response["Location"]) == (302, f"/khong-gian/{unit.code}/")
