"""How much things are used; and every document is built anew, for its days and its ward by name."""

from django.db import migrations, models
from django.db.models import F


def mark_all(apps, schema_editor):
    entries = apps.get_model("search", "Entry").objects.using(schema_editor.connection.alias)
    entries.update(version=F("version") + 1, is_stale=True, failure="")


class Migration(migrations.Migration):
    dependencies = [("search", "0006_questions_asked")]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="popularity",
            field=models.PositiveSmallIntegerField(
                default=0, db_default=0, help_text="How much it is used, 0 to 5."
            ),
        ),
        migrations.AddField(
            model_name="facts", name="popularity", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.RunPython(mark_all, migrations.RunPython.noop),
    ]
