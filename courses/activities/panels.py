"""What the admin's editor of an activity shows, group by group."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.models import Page

SESSION: list[Panel] = [
    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
    FieldPanel("title", help_text=_("What this session is about. May stay empty.")),
    FieldPanel("place", help_text=_("Only where it differs from the activity's.")),
    FieldPanel("online_link", help_text=_("Only where it differs from the activity's.")),
]

ACTIVITY: list[Panel] = [
    *Page.content_panels,
    FieldPanel("summary"),
    MultiFieldPanel(
        [FieldPanel("subject"), FieldPanel("level"), FieldPanel("programmes")], heading=_("What and for whom")
    ),
    MultiFieldPanel([FieldPanel("mode"), FieldPanel("place"), FieldPanel("online_link")], heading=_("Where")),
    InlinePanel("sessions", heading=_("When"), label=_("Session")),
    MultiFieldPanel(
        [
            FieldPanel("takes_enrolment"),
            FieldPanel("capacity"),
            FieldRowPanel([FieldPanel("registration_opens_at"), FieldPanel("registration_closes_at")]),
        ],
        heading=_("Joining"),
    ),
    FieldPanel("body"),
    FieldPanel("image"),
    MultiFieldPanel([FieldPanel("edition"), FieldPanel("sponsors")], heading=_("The Week and its sponsors")),
]

EVENT: list[Panel] = [FieldPanel("event_type"), *ACTIVITY]

CONTEST: list[Panel] = [FieldPanel("medium"), *ACTIVITY, FieldPanel("rules")]
