"""Sets of roles that the tables of expectations are made of."""

import wagtail

from tests.permissions.world import ROLES

NOBODY = frozenset()
EVERYONE = frozenset(ROLES)
SIGNED_IN = EVERYONE - {"anonymous"}
CITY_WIDE = frozenset({"COORDINATOR", "superuser"})
SUPERUSERS = frozenset({"superuser"})
CHOOSER_MAKERS = CITY_WIDE if wagtail.VERSION >= (8,) else SUPERUSERS
"""Who makes a snippet in a chooser: from Wagtail 8 on it asks our policies, before it asked for the class."""
ORGANIZERS = CITY_WIDE | {"ORGANIZER"}
EDITORS = ORGANIZERS | {"EDITOR"}
REVIEWERS = CITY_WIDE | {"REVIEWER"}
IN_THE_ADMIN = EDITORS | REVIEWERS
SENDERS = ORGANIZERS | REVIEWERS | {"TEACHER"}
MEMBERS = SIGNED_IN - {"resident"}
