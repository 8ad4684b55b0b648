"""What higher packages put into a unit's workspace."""

from datetime import timedelta

import pytest

from hub.accounts.models import Role
from hub.accounts.permissions import Capability
from hub.workspace import panels, tabs, todos
from hub.workspace.todos import Todo, Urgency
from tests.factories import ledger as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_registries(monkeypatch):
    monkeypatch.setattr(tabs, "_tabs", {})
    monkeypatch.setattr(todos, "_providers", [])
    monkeypatch.setattr(panels, "_providers", [])


def asking(user=None):
    return todos.Asking(user=user or make.person(), unit=make.unit(), edition=None, now=make.NOON)


def test_a_tab_is_shown_only_to_those_who_may_open_it():
    unit = make.unit()
    tabs.register(tabs.Tab("people", "People", "workspace:overview", Capability.MANAGE_MEMBERS, 20))
    tabs.register(tabs.Tab("overview", "Overview", "workspace:overview", Capability.SEE_WORKSPACE, 10))
    teacher, organizer = make.member(Role.TEACHER, unit), make.member(Role.ORGANIZER, unit)

    assert [tab.name for tab in tabs.shown(teacher, unit)] == ["Overview"]
    shown = tabs.shown(organizer, unit, current="people")
    assert [(tab.name, tab.is_current) for tab in shown] == [("Overview", False), ("People", True)]
    assert shown[0].url == f"/khong-gian/{unit.code}/"
    assert tabs.shown(organizer, make.unit()) == []


def test_the_hottest_comes_first_and_only_one_stays_hot():
    first, later = make.NOON - timedelta(hours=2), make.NOON
    todos.register(
        lambda _: [Todo("done", urgency=Urgency.DONE), Todo("later", urgency=Urgency.HOT, due_at=later)]
    )
    todos.register(lambda _: [Todo("report", due_at=later), Todo("first", urgency=Urgency.HOT, due_at=first)])

    listed = todos.listed(asking())

    assert [(todo.title, todo.urgency) for todo in listed] == [
        ("first", Urgency.HOT),
        ("later", Urgency.DUE),
        ("report", Urgency.DUE),
        ("done", Urgency.DONE),
    ]


def test_panels_come_by_position_and_may_be_left_out():
    panels.register(lambda _: panels.Panel("second.html"), position=20)
    panels.register(lambda _: None, position=15)
    panels.register(lambda _: panels.Panel("first.html"), position=10)

    assert [panel.template for panel in panels.shown(asking())] == ["first.html", "second.html"]
