"""Settings of one machine without configuration: `make run`, and `manage.py` by hand (with DEBUG=1)."""

from hub import logs
from hub.settings.base import *  # noqa: F403
from hub.settings.base import STORAGES
from hub.settings.sources import flag, text

DEBUG = flag("DEBUG", default=True)
SECRET_KEY = "development-only"  # noqa: S105 - production refuses it
ALLOWED_HOSTS = ["*"]

LOGGING = logs.configuration(text("LOG_LEVEL", "WARNING"), text("LOG_FORMAT", "text"))
DEMO_ACCOUNTS_ALLOWED = True

if DEBUG:
    PAGE_CACHE_SECONDS = 0
    STORAGES = {
        **STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
