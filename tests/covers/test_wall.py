from hub.covers import wall
from hub.management.commands.draw_walls import TARGET


def test_the_wall_of_covers_is_what_would_be_drawn_today():
    """When it is not: `manage.py draw_walls`."""
    assert TARGET.read_text(encoding="utf-8") == wall.accounts()
