"""Gunicorn's log through the hub's: one format, no visitor's address."""

import logging
from typing import Any

from gunicorn.glogging import Logger


class HubLogger(Logger):
    """Leaves formatting and level to Django's LOGGING."""

    def setup(self, cfg: Any) -> None:
        """Do not install handlers of gunicorn's own."""
        self.error_log = logging.getLogger("gunicorn.error")
        self.access_log = logging.getLogger("gunicorn.access")
        self.error_log.propagate = True
