"""Things are now found by each of the grades they count off: all are built again, by and by, by the worker."""

from django.db import migrations
from django.db.models import F


def mark(apps, schema_editor):
    entries = apps.get_model("search", "Entry").objects.using(schema_editor.connection.alias)
    entries.update(version=F("version") + 1, is_stale=True, failure="")


class Migration(migrations.Migration):
    dependencies = [("search", "0008_pins")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
