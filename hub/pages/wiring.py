"""What the pages tell the hub at start, and what they listen to."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save
from wagtail.signals import page_published

from hub import subjects as registry
from hub.pages import ledger, receivers, serving, subjects
from hub.pages.models import ArticlePage
from hub.units.models import Unit


def connect(app: AppConfig) -> None:
    """Register and connect everything; called once, when the app is ready."""
    registry.register(subjects.KIND, subjects.find)
    page_published.connect(
        ledger.record_publication, sender=ArticlePage, dispatch_uid="article_in_the_ledger"
    )
    post_save.connect(receivers.make_unit_page, sender=Unit, dispatch_uid="page_of_a_new_unit")
    post_save.connect(receivers.keep_title, sender=Unit, dispatch_uid="title_of_a_unit_page")
    post_migrate.connect(serving.install_index, sender=app, dispatch_uid=serving.INDEX)
