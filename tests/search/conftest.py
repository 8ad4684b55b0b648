"""A course and a resource that are found."""

import pytest

from catalog.resources.models import Resource
from courses.activities.models import Activity
from tests.factories.catalog import ResourceFactory
from tests.factories.courses import CoursePageFactory
from tests.search.feeding import Fed, address_of
from tests.search.projecting import build


@pytest.fixture
def course() -> Activity:
    course = CoursePageFactory(title="Lớp đan lát", key="KH1")
    build()
    return course


@pytest.fixture
def resource() -> Resource:
    resource = ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()
    return resource


@pytest.fixture
def named(fed: Fed, settings, db) -> Fed:
    """The engine, named by SEARCH_URL."""
    settings.SEARCH_URL = address_of(fed)
    return fed
