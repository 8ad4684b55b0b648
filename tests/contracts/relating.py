"""What every engine does with things that are like one another; part of its contract."""

from datetime import timedelta

import pytest

from search.documents.document import Document
from search.engines.protocol import Change, Engine
from tests.factories.documents import NOW, document, index, value

TECH, SCHOOL = value("Công nghệ số"), value("Môn học phổ thông")
ADULTS, PUPILS = value("Người lớn"), value("Tiểu học")


def digital(key: str, title: str, **fields: object) -> Document:
    """About digital skills, for grown-ups."""
    given = {"subject": value("Kỹ năng số"), "subjects_above": (TECH,), "level": ADULTS, "published_at": NOW}
    return document(key, title, **{**given, **fields})


THINGS = [
    digital("may-tinh", "Dùng máy tính bảng cho người mới"),
    digital("may-tinh-2", "Máy tính bảng: chụp ảnh và gửi thư", subject=value("Tin học"), level=PUPILS),
    digital("cung-mon", "Ví điện tử", type="COURSE", starts_at=NOW + timedelta(days=1)),
    digital("nhom-rong", "Phòng tránh lừa đảo", subject=value("An toàn số"), level=PUPILS),
    digital("da-qua", "Máy tính bảng buổi tối", type="EVENT", starts_at=NOW - timedelta(days=2)),
    digital("tin", "Máy tính bảng về tới phường", type="ARTICLE"),
    document("xa", "Nuôi ong", subject=value("Nông nghiệp"), level=PUPILS, published_at=NOW),
    *(document(f"thua-{n}", f"Lúa vụ {n}", subject=value("Lúa"), published_at=NOW) for n in range(5)),
]
PLACES = {thing.key: number for number, thing in enumerate(THINGS, 1)}


class RelatingContract:
    """Subclasses give the fixture `engine`, empty."""

    @pytest.fixture
    def related_things(self, engine: Engine) -> Engine:
        index(engine, *THINGS)
        return engine

    def like(self, engine: Engine, key: str, limit: int = 6, now=NOW) -> list[str]:
        keys = {place: name for name, place in PLACES.items()}
        found = engine.related(("test", PLACES[key]), now, limit)
        assert all(kind == "test" for kind, _ in found)
        return [keys[place] for _, place in found]

    def test_what_shares_the_titles_words_or_the_subject_is_like_it(self, related_things: Engine) -> None:
        found = self.like(related_things, "may-tinh")
        assert found[:3] == ["cung-mon", "may-tinh-2", "nhom-rong"] or found[:3] == [
            "may-tinh-2",
            "cung-mon",
            "nhom-rong",
        ]
        assert "xa" not in found

    def test_it_is_never_like_itself_and_news_is_nothing_to_go_on_to(self, related_things: Engine) -> None:
        for key in PLACES:
            found = self.like(related_things, key, limit=20)
            assert key not in found
            assert "tin" not in found
            assert len(found) == len(set(found))

    def test_what_is_over_stands_beside_what_is_over_alone(self, related_things: Engine) -> None:
        assert "da-qua" not in self.like(related_things, "may-tinh", limit=20)
        before = NOW - timedelta(days=3)
        assert "da-qua" in self.like(related_things, "may-tinh", limit=20, now=before)
        late = NOW + timedelta(days=9)
        assert "da-qua" in self.like(related_things, "cung-mon", limit=20, now=late)
        assert self.like(related_things, "da-qua")[0] in {"may-tinh", "may-tinh-2"}

    def test_something_of_the_same_level_fills_up_to_three(self, related_things: Engine) -> None:
        assert len(self.like(related_things, "xa")) == 2
        assert set(self.like(related_things, "xa")) == {"may-tinh-2", "nhom-rong"}

    def test_no_more_come_than_are_wanted(self, related_things: Engine) -> None:
        assert len(self.like(related_things, "thua-1", limit=2)) == 2

    def test_what_is_gone_is_like_nothing_and_nothing_is_like_it(self, related_things: Engine) -> None:
        related_things.index([Change(("test", PLACES["cung-mon"]), 2, None)])
        assert "cung-mon" not in self.like(related_things, "may-tinh", limit=20)
        assert self.like(related_things, "cung-mon") == []
        assert related_things.related(("test", 999), NOW, 6) == []

    def test_a_thing_without_anything_to_go_by_is_answered(self, engine: Engine) -> None:
        index(engine, document("a", "!!!"), document("b", "???"), document("c", "12"))
        assert engine.related(("test", 1), NOW, 6) == []
        assert engine.related(("test", 3), NOW, 6) == []
