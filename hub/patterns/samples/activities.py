"""Samples of what belongs to an activity and to a Week: the join panel in every state, days, topics."""

from datetime import date

from hub.components import Day, Fact, JoinChoice, JoinPanel, JoinState, Topic
from hub.patterns.sample import Sample
from hub.patterns.samples.items import moment
from hub.shell import Link

FACTS = [
    Fact("calendar", "Thời gian", "14:00–16:30, thứ Ba 04/10/2022"),
    Fact("place", "Địa điểm", "Nhà văn hóa phường Đức Xuân", link=Link("Chỉ đường", "#")),
]


def _panel(state: JoinState, **values: object) -> JoinPanel:
    shared = {"calendar_url": "#", "mine_url": "#", "join_label": "Ghi danh", "leave_label": "Rời lớp"}
    return JoinPanel(state=state, facts=FACTS, **{**shared, **values})  # type: ignore[arg-type]


CHOICES = [
    JoinChoice("ON_SITE", "Đến tận nơi", shows_seats=True),
    JoinChoice("ONLINE", "Qua mạng", "Không giới hạn chỗ; đường vào lớp hiện sau khi ghi danh"),
]
PANELS = {
    "open": _panel(JoinState.OPEN, capacity=40, taken=12, join_url="#", closes_at=moment(4, 12)),
    "few left": _panel(JoinState.OPEN, capacity=40, taken=34, join_url="#"),
    "open, not signed in": _panel(JoinState.OPEN, capacity=40, taken=12, login_url="#"),
    "in person or online": _panel(JoinState.OPEN, capacity=40, taken=34, join_url="#", choices=CHOICES),
    "left": _panel(JoinState.OPEN, capacity=40, taken=12, join_url="#", has_left=True),
    "full": _panel(JoinState.FULL, capacity=25, taken=25, waiting=7, join_url="#"),
    "joined": _panel(JoinState.JOINED, leave_url="#", online_link="#"),
    "waiting": _panel(JoinState.WAITING, capacity=25, taken=25, waiting=7, position=3, leave_url="#"),
    "place offered": _panel(JoinState.OFFERED, leave_url="#"),
    "not open": _panel(JoinState.NOT_OPEN, opens_at=moment(1, 8)),
    "closed": _panel(JoinState.CLOSED, closes_at=moment(3, 17)),
    "past": _panel(JoinState.PAST),
    "cancelled": _panel(JoinState.CANCELLED, note="Mưa lớn, hội trường mất điện."),
    "no registration": _panel(JoinState.NO_ENROLMENT),
}
LINKS = {
    1: ["Mở Cuộc thi trực tuyến Công dân số", "Xe thư viện lưu động về xã Dương Quang"],
    2: ["Ngày Khuyến học Việt Nam, phát động ủng hộ Quỹ khuyến học"],
    3: ["Lễ khai mạc cấp thành phố"],
    4: ["Lễ khai mạc phường Đức Xuân", "Tập huấn dùng Internet an toàn, hiệu quả"],
    5: ["Triển lãm sách: Sách trong kỷ nguyên số", "Tọa đàm Dòng họ học tập"],
    6: ["Ngày hội STEM Trường THCS Bắc Kạn", "Nói chuyện: Giới thiệu sách hay về tự học"],
    7: ["Ngày hội đọc sách Trường Tiểu học Sông Cầu", "Hạn nộp bài thi Cuốn sách tôi yêu"],
}
DAYS = [
    Day(
        on=date(2022, 10, number),
        url="#",
        count=count,
        links=[Link(title, "#") for title in LINKS[number]],
        is_today=number == 4,
        is_past=number < 4,
    )
    for number, count in enumerate((5, 4, 9, 8, 11, 7, 6), start=1)
]
TOPICS = [
    Topic("tech", "Số và công nghệ", "#", 25),
    Topic("safety", "An toàn, sức khỏe", "#", 17, "shield"),
    Topic("language", "Tiếng nói, chữ viết", "#", 16),
    Topic("science", "Toán và khoa học", "#", 15),
    Topic("livelihood", "Làm ăn, nhà nông", "#", 12),
    Topic("reading", "Đọc và khuyến học", "#", 20),
    Topic("homeland", "Quê hương, xã hội", "#", 8),
    Topic("arts", "Nghệ thuật, thể thao", "#", 7),
]
SAMPLES = [
    *(
        Sample("join_panel", name, {"join": panel, "has_similar": True, "csrf_token": "x"})
        for name, panel in PANELS.items()
    ),
    Sample("facts", "when and where", {"facts": FACTS}),
    Sample("day_strip", "fourth day", {"days": DAYS}, sheet="home"),
    Sample("timeline", "fourth day", {"days": DAYS}, sheet="home"),
    Sample("topics", "eight families", {"topics": TOPICS}, sheet="home"),
]
