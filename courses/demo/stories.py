"""The demo's stories of exemplary self-learners."""

from courses.demo.items import Item
from courses.demo.wording import slug
from hub.pages.actions import publish
from hub.pages.models import ArticlePage, UnitPage

CONSENT = "Nhân vật minh họa, không phải người thật."


def load(item: Item, *, under: UnitPage) -> bool:
    """Publish the item as a story of its unit, or bring a known one up to date; True when it is new."""
    page = ArticlePage.objects.filter(key=item.key).first()
    fields = {
        "title": item.title,
        "summary": item.description,
        "subject_name": item.subject,
        "level_name": item.level,
        "consent": CONSENT,
    }
    if page is None:
        address = f"{slug(item.title, length=60) or 'guong'}-{slug(item.key, length=40)}".strip("-")
        publish(
            ArticlePage(key=item.key, slug=address, kind=ArticlePage.Kind.STORY, unit=item.unit, **fields),
            under=under,
        )
        return True
    if any(getattr(page, name) != value for name, value in fields.items()):
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision().publish()
    return False
