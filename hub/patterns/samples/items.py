"""Samples of things in lists: cards, results, agenda rows, dated rows."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.safestring import mark_safe

from hub.cards import Badge, Card
from hub.covers.spec import Cover
from hub.patterns.sample import Sample

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in the Week of 2022, local time."""
    return datetime(2022, 10, day, hour, minute, tzinfo=LOCAL)


TRAINING = Card(
    title="Tập huấn khai thác thông tin trên mạng Internet an toàn, hiệu quả",
    url="#",
    type_label="Lớp tập huấn",
    subject_label="Kỹ năng số",
    unit_name="Phường Đức Xuân",
    cover=Cover("TRAINING", "Kỹ năng số", "TH001"),
    starts_at=moment(4, 14),
    ends_at=moment(4, 16, 30),
    place="Nhà văn hóa phường Đức Xuân",
    mode="BOTH",
    mode_label="Trực tiếp và trực tuyến",
    state=Badge("Còn 6 chỗ", "warn"),
)
OPENING = Card(
    title="Lễ khai mạc Tuần lễ hưởng ứng học tập suốt đời phường Đức Xuân",
    url="#",
    type_label="Sự kiện",
    subject_label="Học tập suốt đời",
    unit_name="Ủy ban nhân dân phường Đức Xuân",
    cover=Cover("EVENT", "Học tập suốt đời", "SK002", on=date(2022, 10, 4)),
    starts_at=moment(4, 8),
    ends_at=moment(4, 10, 30),
    place="Nhà văn hóa phường Đức Xuân",
    mode="ON_SITE",
    mode_label="Trực tiếp",
)
SAFETY = Card(
    title="Nhận biết và phòng tránh lừa đảo qua mạng",
    url="#",
    type_label="Học liệu",
    subject_label="An toàn số",
    unit_name="Công an thành phố",
    cover=Cover("RESOURCE", "An toàn số", "HL022"),
)
COURSE = Card(
    title="Kỹ năng số cho người cao tuổi: Sử dụng điện thoại thông minh",
    url="#",
    type_label="Khóa học",
    subject_label="Kỹ năng số",
    unit_name="Hội Người cao tuổi thành phố",
    cover=Cover("COURSE", "Kỹ năng số", "KH011"),
    snippet=mark_safe(
        "Gọi video, đọc báo, đặt lịch khám bệnh và tránh tin nhắn lừa đảo; <mark>kỹ năng số</mark> chữ to."
    ),
    audience_label="Người cao tuổi",
    licence_label="CC BY 4.0",
    mode="ON_SITE",
    mode_label="Trực tiếp",
    state=Badge("Đã đủ, nhận danh sách chờ"),
)
CONTEST = Card(
    title="Cuốn sách tôi yêu",
    url="#",
    type_label="Cuộc thi",
    subject_label="Văn hóa đọc",
    cover=Cover("CONTEST", "Văn hóa đọc", "CT002"),
    note="Ghi âm hoặc quay tối đa 5 phút · nộp đến 07/10",
)
GAME = Card(
    title="Đố vui khám phá quê hương Bắc Kạn",
    url="#",
    type_label="Trò chơi",
    subject_label="Địa lí",
    unit_name="Trường THCS Huyền Tụng",
    cover=Cover("GAME", "Địa lí", "TC001"),
)

GRID, ROWS = '<ul class="cards grid">', '<ul class="cards rows">'
RESULTS, AGENDA, SOON = '<ul class="cards rows results">', '<ol class="agenda">', '<ul class="soon">'
SAMPLES = [
    *(
        Sample("card", f"card, {card.type_label}", {"item": card}, GRID)
        for card in (SAFETY, COURSE, CONTEST, GAME)
    ),
    Sample("card", "row", {"item": CONTEST}, ROWS),
    Sample("result", "found by its words", {"item": COURSE}, RESULTS, "listing"),
    Sample("result", "with its time", {"item": TRAINING}, RESULTS, "listing"),
    Sample("agenda_row", "happening now", {"item": OPENING, "is_now": True}, AGENDA),
    Sample("agenda_row", "few places left", {"item": TRAINING}, AGENDA),
    Sample(
        "agenda_row", "past", {"item": replace(OPENING, is_past=True, state=Badge("Đã qua", "none"))}, AGENDA
    ),
    Sample("soon_row", "dated", {"item": TRAINING}, SOON),
    Sample(
        "soon_row",
        "in progress",
        {
            "item": replace(SAFETY, note="Học lần cuối: hôm qua"),
            "done": 4,
            "whole": 7,
            "progress_label": "Đã học 4 trên 7 bài",
        },
        SOON,
    ),
    Sample("date_leaf", "a calendar leaf", {"at": moment(4, 14)}),
]
