"""The plain pages that a new site begins with; editors change them as they like."""

from pathlib import Path
from typing import NamedTuple

TEXTS = Path(__file__).parent / "texts"


class PlainPage(NamedTuple):
    """One page at the foot of the site: its address, its title, its text as rich text."""

    slug: str
    title: str
    description: str

    @property
    def body(self) -> list[tuple[str, str]]:
        """The text as the page's StreamField takes it."""
        text = (TEXTS / f"{self.slug}.html").read_text(encoding="utf-8")
        return [("text", text.replace("\n", ""))]


PLAIN_PAGES = (
    PlainPage("cach-dung", "Cách dùng trang này", "Tìm, học, ghi danh, và làm gì khi quên mật khẩu."),
    PlainPage("lien-he", "Liên hệ và góp ý", "Hỏi ai, báo lỗi ở đâu."),
    PlainPage("thay-co-don-vi", "Dành cho thầy cô và đơn vị", "Gửi học liệu, mở lớp, báo cáo."),
    PlainPage("rieng-tu", "Dữ liệu của bạn và quyền riêng tư", "Trang giữ gì, ai thấy, quyền của bạn."),
    PlainPage("de-dung", "Trang dễ dùng cho mọi người", "Phóng chữ, bàn phím, đọc màn hình, mạng chậm."),
)
