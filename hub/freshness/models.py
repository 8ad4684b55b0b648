"""The version of what the public sees."""

from django.db import models


class SiteVersion(models.Model):
    """The one row whose number rises after each committed change that the public can see.

    Kept pages are good only for the version they were rendered under. It is raised after the commit, in a
    statement of its own, so that two publications never wait for one another here.
    """

    version = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.version)
