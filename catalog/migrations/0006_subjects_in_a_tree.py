"""Subjects that stand nowhere yet get their place in the tree."""

from django.db import migrations


def place(apps, schema_editor):
    """As `catalog.vocabulary.actions.place_subjects` does where a catalogue is loaded."""
    from catalog.vocabulary.actions import TREE, same
    from catalog.resources.naming import slug_of

    subjects = apps.get_model("catalog", "Subject").objects.using(schema_editor.connection.alias)
    by_name = {same(subject.name): subject for subject in subjects.all()}
    for position, (name, parts) in enumerate(TREE.items(), start=1):
        loose = [by_name[same(part)] for part in parts if same(part) in by_name]
        loose = [subject for subject in loose if subject.parent_id is None]
        if not loose:
            continue
        broader = by_name.get(same(name))
        if broader is None:
            slug = slug_of(name, fallback="muc", length=70)
            slug = f"{slug}-nhom" if subjects.filter(slug=slug).exists() else slug
            broader = by_name[same(name)] = subjects.create(name=name, slug=slug, position=position)
        subjects.filter(pk__in=[subject.pk for subject in loose]).update(parent=broader)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0005_indexes_of_lists")]

    operations = [migrations.RunPython(place, migrations.RunPython.noop)]
