"""The site as `make run` serves it, with one more view to compare with."""

from hub.settings.development import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.urls"
