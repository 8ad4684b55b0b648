"""Settings of `make run`: one machine, no configuration."""

from hub.settings.base import *  # noqa: F403
from hub.settings.base import DATA_DIR

DEBUG = True
SECRET_KEY = "development-only"  # noqa: S105 - production refuses it
ALLOWED_HOSTS = ["*"]
DATA_DIR.mkdir(parents=True, exist_ok=True)
DEMO_ACCOUNTS_ALLOWED = True
