"""Lists are read along indexes, and words that end alike are found without reading all of them."""

from django.db import migrations, models
from django.db.models import F, Q


def spell_backwards(apps, schema_editor):
    words = apps.get_model("search", "Word").objects.using(schema_editor.connection.alias)
    batch = []
    for word in words.only("folded").iterator(chunk_size=1000):
        word.backwards = word.folded[::-1]
        batch.append(word)
        if len(batch) == 1000:
            words.bulk_update(batch, ["backwards"])
            batch = []
    words.bulk_update(batch, ["backwards"])


class Migration(migrations.Migration):
    dependencies = [("search", "0001_projection")]

    operations = [
        migrations.AddField(
            model_name="word",
            name="backwards",
            field=models.CharField(max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(spell_backwards, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="word",
            name="backwards",
            field=models.CharField(db_index=True, max_length=64),
        ),
        migrations.AddIndex(
            model_name="facts",
            index=models.Index(F("published_at").desc(), F("entry").desc(), name="search_facts_newest"),
        ),
        migrations.AddIndex(
            model_name="facts",
            index=models.Index(F("title_key"), F("entry").desc(), name="search_facts_title"),
        ),
        migrations.AddIndex(
            model_name="facts",
            index=models.Index(
                fields=["promoted_from"],
                condition=Q(promoted_from__isnull=False),
                name="search_facts_promoted",
            ),
        ),
    ]
