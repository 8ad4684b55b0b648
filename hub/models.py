"""All models of the hub's ground floor, gathered for Django."""

from hub.accounts.models import Consent, Membership, PasswordHelp, Role, User
from hub.freshness.models import SiteVersion
from hub.pages.models import ArticlePage, HomePage, StandardPage, UnitIndexPage, UnitPage
from hub.participation.models import Participation, ParticipationPerson, ParticipationTotal
from hub.reports.models import (
    Indicator,
    ReportEvent,
    ReportPhoto,
    ReportReminder,
    ReportValue,
    SectionText,
    UnitReport,
)
from hub.units.models import Placement, SignatureProfile, Unit, UnitAlias
from hub.week.models import EditionPage, PlanDocument, Promotion
from hub.worker.models import Beat, TimedRun

__all__ = [
    "ArticlePage",
    "Beat",
    "Consent",
    "EditionPage",
    "HomePage",
    "Indicator",
    "Membership",
    "Participation",
    "ParticipationPerson",
    "ParticipationTotal",
    "PasswordHelp",
    "Placement",
    "PlanDocument",
    "Promotion",
    "ReportEvent",
    "ReportPhoto",
    "ReportReminder",
    "ReportValue",
    "Role",
    "SectionText",
    "SignatureProfile",
    "SiteVersion",
    "StandardPage",
    "TimedRun",
    "Unit",
    "UnitAlias",
    "UnitIndexPage",
    "UnitPage",
    "UnitReport",
    "User",
]
