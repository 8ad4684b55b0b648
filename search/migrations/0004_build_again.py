"""Documents now name the broader subjects: all of them are built again, by and by, by the worker."""

from django.db import migrations
from django.db.models import F


def mark(apps, schema_editor):
    entries = apps.get_model("search", "Entry").objects.using(schema_editor.connection.alias)
    entries.update(version=F("version") + 1, is_stale=True)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_refusal"), ("catalog", "0006_subjects_in_a_tree")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
