"""Settings of the tests: a real database, everything else in memory or in the run's folder."""

from hub import logs
from hub.settings.base import *  # noqa: F403
from hub.settings.base import DATA_DIR

SECRET_KEY = "test-only"  # noqa: S105 - never leaves the tests
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PAGE_CACHE_SECONDS = 0
SEARCH_URL = ""
LOGGING = logs.configuration("WARNING", "text")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MEDIA_ROOT = DATA_DIR / "tests" / "media"
STATIC_ROOT = DATA_DIR / "tests" / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a missing folder
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DEMO_ACCOUNTS_ALLOWED = True
STATIC_ROOT = DATA_DIR / "tests" / "static"  # nothing is collected in tests, but the folder must be there
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
