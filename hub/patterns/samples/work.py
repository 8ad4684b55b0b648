"""Samples of the signed-in half: to-dos, computed values, states, steppers, photos."""

from datetime import date

from hub.components import AutoValue, LedgerLine
from hub.patterns.sample import Sample
from hub.patterns.samples.items import moment
from hub.workspace.todos import Todo, Urgency

LINES = [LedgerLine("Trưng bày sách tại lễ khai mạc phường", date(2022, 10, 4), 1, "#")]
COMPUTED = AutoValue("Buổi nói chuyện sách", "cuộc", 1, LINES, correct_url="#")
CORRECTED = AutoValue(
    "Triển lãm sách",
    "cuộc",
    1,
    LINES,
    corrected=2,
    reason="một cuộc tổ chức tại tổ 7, chưa đăng lên trang.",
    by="Nông Văn Hải",
    at=moment(4, 9, 12),
)
TASKS = {
    "hot": Todo("Lễ khai mạc sáng nay có bao nhiêu người dự?", "08:00, Nhà văn hóa phường.", Urgency.HOT),
    "due": Todo(
        "Nộp báo cáo Tuần lễ 2022",
        "Hạn 23:59, Chủ nhật 09/10/2022, còn 5 ngày.",
        url="#",
        action="Làm tiếp",
        progress=83,
    ),
    "done": Todo(
        "Kế hoạch Tuần lễ của phường", "Đã nộp ngày 28/09/2022", Urgency.DONE, url="#", action="Xem lại"
    ),
}
SAMPLES = [
    *(Sample("todo", name, {"todo": todo}, '<ol class="todo">', "work") for name, todo in TASKS.items()),
    Sample("auto_value", "computed", {"value": COMPUTED}, sheet="work"),
    Sample("auto_value", "corrected", {"value": CORRECTED}, sheet="work"),
    Sample(
        "auto_value", "frozen", {"value": AutoValue("Lễ khai mạc", "cuộc", 1, LINES, frozen=1)}, sheet="work"
    ),
    Sample(
        "auto_value",
        "differs since",
        {"value": AutoValue("Lượt dự", "lượt", 214, LINES, frozen=180)},
        sheet="work",
    ),
    Sample("auto_value", "no record", {"value": AutoValue("Câu lạc bộ", "câu lạc bộ", None)}, sheet="work"),
    *(
        Sample("diamond", state.lower() or "not begun", {"state": state}, sheet="work")
        for state in ("ACCEPTED", "SUBMITTED", "RETURNED", "DRAFT", "")
    ),
    Sample("stepper", "with a number", {"name": "residents", "label": "Người dân", "value": 96}),
    Sample("stepper", "blank", {"name": "pupils", "label": "Học sinh, sinh viên", "value": None}),
    Sample(
        "photo_tile",
        "without its caption",
        {"url": "/static/hub/img/mark.svg", "caption": ""},
        '<ul class="photos">',
        "work",
    ),
]
