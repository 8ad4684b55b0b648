"""Sets of roles that the tables of expectations are made of."""

from tests.permissions.world import ROLES

NOBODY = frozenset()
EVERYONE = frozenset(ROLES)
SIGNED_IN = EVERYONE - {"anonymous"}
CITY_WIDE = frozenset({"COORDINATOR", "superuser"})
SUPERUSERS = frozenset({"superuser"})
ORGANIZERS = CITY_WIDE | {"ORGANIZER"}
EDITORS = ORGANIZERS | {"EDITOR"}
REVIEWERS = CITY_WIDE | {"REVIEWER"}
IN_THE_ADMIN = EDITORS | REVIEWERS
SENDERS = ORGANIZERS | REVIEWERS | {"TEACHER"}
MEMBERS = SIGNED_IN - {"resident"}
