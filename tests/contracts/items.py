"""What the engines' contract is tried with: a few documents, and strings that are out to break something."""

from datetime import timedelta

from tests.factories.documents import NOW, document, value

HOSTILE = [
    '"',
    "'",
    " ",
    "\x00",
    "học\x00sinh",
    "a" * 10_000,
    "toán " * 2_000,
    "AND",
    "NOT toán",
    "toán OR NEAR(",
    "title:toán*",
    "^toán -lớp +5",
    "(((",
    "\\",
    "%_",
    "<script>alert(1)</script>",
    "toán & ! | :*",
    "\ud83d",
    "😀",
    "½ ² Ⅷ 數學 математика",
    "́̀",
    "'; DROP TABLE search_entry; --",
]

CITY = value("Thành phố")
WARD = value("Phường Đức Xuân")
ITEMS = [
    document(
        "toan5",
        "Toán lớp 5: Tỉ số phần trăm",
        summary="Hai mươi phiếu bài tập có lời giải.",
        subject=value("Toán"),
        level=value("Tiểu học"),
        units=(value("Trường Tiểu học Đức Xuân"), WARD, CITY),
        licence=value("CC BY 4.0"),
        published_at=NOW - timedelta(days=3),
    ),
    document(
        "nam",
        "Kỹ thuật trồng nấm hương",
        summary="Chuẩn bị giá thể, chăm sóc và thu hái.",
        subject=value("Nông nghiệp"),
        units=(value("Hội Nông dân"), CITY),
        published_at=NOW - timedelta(days=2),
    ),
    document(
        "nam-2022",
        "Bản tin trong năm của nam giới",
        units=(CITY,),
        published_at=NOW - timedelta(days=1),
    ),
    document(
        "excel",
        "Excel nâng cao cho kế toán",
        type="COURSE",
        summary="Hàm tra cứu theo chuẩn công nghệ thông tin cơ bản.",
        subject=value("Tin học"),
        mode="ONLINE",
        units=(CITY,),
        is_joinable=True,
        joinable_until=NOW + timedelta(hours=1),
        starts_at=NOW + timedelta(days=5),
        published_at=NOW,
    ),
    document(
        "khai-mac",
        "Lễ khai mạc Tuần lễ",
        type="EVENT",
        mode="BOTH",
        units=(WARD, CITY),
        place="Hội trường lớn tầng 2",
        is_joinable=True,
        joinable_from=NOW - timedelta(days=1),
        starts_at=NOW + timedelta(days=1),
        ends_at=NOW + timedelta(days=1, hours=2),
        published_at=NOW - timedelta(days=9),
    ),
]
