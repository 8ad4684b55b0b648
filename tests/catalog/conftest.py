"""What tests of the catalog start from."""

import pytest
from django.core import mail

from hub.accounts.models import Role
from tests.factories.people import UnitFactory


@pytest.fixture
def teacher(client_of):
    return client_of(Role.TEACHER, UnitFactory())


@pytest.fixture
def outbox(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox
