"""The plain pages that a new site begins with; editors change them as they like."""

from pathlib import Path
from typing import NamedTuple

TEXTS = Path(__file__).parent / "texts"


class PlainPage(NamedTuple):
    """One page at the foot of the site: its address, its title, its text as rich text."""

    slug: str
    title: str
    description: str
    title_en: str

    @property
    def body(self) -> list[tuple[str, str]]:
        """The text as the page's StreamField takes it."""
        return _body(TEXTS / f"{self.slug}.html")

    @property
    def body_en(self) -> list[tuple[str, str]]:
        """The same in English."""
        return _body(TEXTS / "en" / f"{self.slug}.html")


def _body(path: Path) -> list[tuple[str, str]]:
    return [("text", path.read_text(encoding="utf-8").replace("\n", ""))]


PLAIN_PAGES = (
    PlainPage(
        "cach-dung",
        "Cách dùng trang này",
        "Tìm, học, ghi danh, và làm gì khi quên mật khẩu.",
        "How to use this site",
    ),
    PlainPage("lien-he", "Liên hệ và góp ý", "Hỏi ai, báo lỗi ở đâu.", "Contact and feedback"),
    PlainPage(
        "thay-co-don-vi",
        "Dành cho thầy cô và đơn vị",
        "Gửi học liệu, mở lớp, báo cáo.",
        "For teachers and units",
    ),
    PlainPage(
        "rieng-tu",
        "Dữ liệu của bạn và quyền riêng tư",
        "Trang giữ gì, ai thấy, quyền của bạn.",
        "Your data and privacy",
    ),
    PlainPage(
        "de-dung",
        "Trang dễ dùng cho mọi người",
        "Phóng chữ, bàn phím, đọc màn hình, mạng chậm.",
        "Easy to use for everybody",
    ),
)
