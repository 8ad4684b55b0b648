"""The site as `make run` serves it, with one more view and one more model to compare with."""

from hub.settings.development import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "tests.benchmarks.wagtail_items"]  # noqa: F405
