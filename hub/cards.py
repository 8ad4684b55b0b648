"""What a list shows of one findable thing. Catalog, courses and search build cards from their own rows."""

from dataclasses import dataclass
from datetime import datetime

from hub.covers.spec import Cover


@dataclass(frozen=True)
class Badge:
    """A word in a pill. `tone`: "" (info), "ok", "warn", "err", "live" or "none"."""

    label: str
    tone: str = ""


@dataclass(frozen=True)
class Card:
    """One thing in a list: a cover, what it is about, its title, whose it is.

    All texts are ready for the reader (translated, plain; `title` and `snippet` may be SafeString with
    <mark> in them where search highlights). Times are aware datetimes; templates show them in local time.
    """

    title: str
    url: str
    type_label: str
    subject_label: str = ""
    unit_name: str = ""
    cover: Cover | None = None
    thumbnail_url: str = ""
    """Address of an uploaded picture; it is shown instead of the drawn cover, in the same frame."""
    note: str = ""
    """A line that takes the place of the unit's name ("Thi trắc nghiệm trên điện thoại")."""
    snippet: str = ""
    audience_label: str = ""
    licence_label: str = ""
    when: str = ""
    """When it is, in a few words ("từ thứ Tư 25/11"), where a card has room for no more."""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    mode: str = ""
    """ON_SITE, ONLINE, BOTH, or empty where it does not apply."""
    mode_label: str = ""
    state: Badge | None = None
    is_past: bool = False

    @property
    def kind_line(self) -> str:
        """ "Khóa học · Kỹ năng số": the type, and the subject where there is one."""
        return " · ".join(part for part in (self.type_label, self.subject_label) if part)

    @property
    def byline(self) -> str:
        """The note if there is one, else the unit's name."""
        return self.note or self.unit_name

    @property
    def credits(self) -> str:
        """ "Hội Người cao tuổi · Người cao tuổi": whose, for whom. The licence stands apart."""
        return " · ".join(part for part in (self.unit_name, self.audience_label) if part)
