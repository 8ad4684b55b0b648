"""Generated documents for measuring search: words and their frequencies as in the demo's catalogue."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from search.documents.document import Document, Value
from tests.factories.documents import from_row, rows

CATALOG = Path(__file__).parents[2] / "courses" / "demo" / "data" / "catalog.tsv"
BEGIN = datetime(2022, 1, 1, tzinfo=UTC)
UNITS = 300
SUBJECTS = 30
LICENCES = ("CC_BY", "CC_BY_SA", "CC_BY_NC", "CC0", "LINK_ONLY")


def documents(count: int, seed: int = 1) -> Iterator[Document]:
    """So many different documents, the same ones each time: 3 to 5 sentences of the catalogue each."""
    chance = random.Random(seed)
    real = [from_row(row) for row in rows(CATALOG)]
    words = [word for one in real for word in f"{one.title} {one.summary}".split()]
    units = [Value(f"unit-{number}", f"Đơn vị {number}") for number in range(UNITS)]
    city = Value("city", "Thành phố")
    subjects = [Value(f"subject-{number}", f"Chủ đề {number}") for number in range(SUBJECTS)]
    for number in range(count):
        base = chance.choice(real)
        moment = BEGIN + timedelta(minutes=number)
        unit = chance.randrange(UNITS)
        yield Document(
            type=base.type,
            key=f"B{number}",
            title=f"{base.title} {' '.join(chance.choices(words, k=3))} {number % 977}",
            url=f"/b/{number}/",
            summary=chance.choice(real).summary,
            body=" ".join(
                [chance.choice(real).summary, chance.choice(real).summary, *chance.choices(words, k=10)]
            ),
            subject=chance.choice(subjects),
            level=base.level,
            mode=chance.choice(("ON_SITE", "ONLINE", "BOTH")) if base.mode else "",
            units=(units[unit], units[unit % 12], city),
            licence=Value(code := chance.choice(LICENCES), code),
            is_joinable=base.is_joinable,
            joinable_until=moment + timedelta(days=chance.randrange(400)),
            starts_at=moment if base.is_joinable else None,
            published_at=moment,
        )
