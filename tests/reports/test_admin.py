"""The report's template and the ledger in the admin: coordinators alone."""

import pytest

from hub.accounts.models import Role
from hub.participation.models import Participation
from hub.reports.models import Indicator
from tests.factories import ledger as make
from tests.factories import reports

pytestmark = pytest.mark.django_db
FIELDS = {"section": "I. Một", "label": "Cờ", "unit_of_measure": "lá", "rule": "", "position": 99}


def test_coordinators_read_the_ledger_and_find_no_way_to_change_it(home, client_of):
    coordinator = client_of(Role.COORDINATOR)
    person = make.person(display_name="Người Giấu Tên")
    row = make.happened(make.unit(name="Phường Một"), person=person)
    page = coordinator.get("/admin/participation/").content.decode()
    assert row.subject_title in page
    inside = coordinator.get(f"/admin/participation/inspect/{row.pk}/").content.decode()
    assert row.subject_title in inside
    for name in ("Người Giấu Tên", person.ledger_key.hex):
        assert name not in page
        assert name not in inside
    for address in ("new/", f"edit/{row.pk}/", f"delete/{row.pk}/"):
        assert coordinator.get(f"/admin/participation/{address}").status_code in {302, 403, 404}
        assert coordinator.post(f"/admin/participation/{address}").status_code in {302, 403, 404}
    assert Participation.objects.count() == 1


def test_coordinators_keep_the_indicators(home, client_of):
    reports.indicators()
    coordinator = client_of(Role.COORDINATOR)
    assert "Lễ khai mạc đã tổ chức" in coordinator.get("/admin/indicators/").content.decode()
    new = {**FIELDS, "code": "Z1", "source": "MANUAL", "is_active": "on"}
    assert coordinator.post("/admin/indicators/new/", new).status_code == 302
    assert Indicator.objects.get(code="Z1").label == "Cờ"
    refused = coordinator.post("/admin/indicators/new/", {**new, "code": "Z2", "source": "AUTO"})
    assert "chỉ tính được các mã" in refused.content.decode()
    assert not Indicator.objects.filter(code="Z2").exists()
    pk = Indicator.objects.get(code="Z1").pk
    assert coordinator.post(f"/admin/indicators/delete/{pk}/").status_code in {302, 403, 404}
    assert Indicator.objects.filter(pk=pk).exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_nobody_else_sees_them(home, client_of, role):
    reports.indicators()
    row = make.happened(make.unit())
    client = client_of(role)
    for address in ("participation/", f"participation/inspect/{row.pk}/", "indicators/", "indicators/new/"):
        assert client.get(f"/admin/{address}").status_code == 302


@pytest.mark.parametrize("count", [2, 8])
def test_the_ledgers_list_costs_the_same_however_long_it_is(
    home, client_of, count, django_assert_max_num_queries
):
    for _ in range(count):
        make.happened(make.unit(), by=make.person())
    coordinator = client_of(Role.COORDINATOR)
    with django_assert_max_num_queries(22):
        assert coordinator.get("/admin/participation/").status_code == 200
