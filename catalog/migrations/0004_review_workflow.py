"""The workflow of resources: one step, decided by the unit's own reviewers."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAME = "Duyệt học liệu"


def make(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the task and the workflow, and give it to resources."""
    content_types = apps.get_model("contenttypes", "ContentType").objects
    of_task, _ = content_types.get_or_create(app_label="catalog", model="unitreviewtask")
    of_resource, _ = content_types.get_or_create(app_label="catalog", model="resource")
    task = apps.get_model("catalog", "UnitReviewTask").objects.create(name=NAME, content_type=of_task)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=NAME)
    step = apps.get_model("wagtailcore", "WorkflowTask")
    step.objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    given = apps.get_model("wagtailcore", "WorkflowContentType")
    given.objects.create(workflow=workflow, content_type=of_resource)


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0003_unit_review_task"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
