"""Settings of a real installation."""

from hub.settings.base import *  # noqa: F403
from hub.settings.base import env

SECRET_KEY = env.str("SECRET_KEY")
