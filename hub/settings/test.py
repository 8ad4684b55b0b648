"""Settings of the tests: real database, everything else in memory or in a folder of the run."""

import tempfile
from pathlib import Path

from hub.settings.base import *  # noqa: F403

SECRET_KEY = "test-only"  # noqa: S105 - never leaves the tests
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="hub-media-"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
