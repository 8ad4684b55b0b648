"""Samples of numbers: charts, progress, tables."""

from hub.charts.columns import Column, ColumnChart
from hub.patterns.sample import Sample

NUMBERS = ((310, 102), (380, 275), (920, 364), (240, 146), (None, None), (None, None), (None, None))
CHART = ColumnChart(
    key="sample",
    finding="Lượt tham gia mỗi ngày trong Tuần lễ: đông nhất là 1.284 lượt ngày 03/10.",
    columns=[
        Column(label, f"0{number}/10", first, second, is_today=number == 4, is_to_come=number > 4)
        for number, (label, (first, second)) in enumerate(
            zip(("T7", "CN", "T2", "T3", "T4", "T5", "T6"), NUMBERS, strict=True), start=1
        )
    ],
    first_label="Trực tiếp",
    second_label="Trực tuyến",
)
SAMPLES = [
    Sample("home_wall", "two rows or three", {}, sheet="home"),
    Sample("account_wall", "on a wide screen", {}, sheet="account"),
    Sample("chart", "four days of seven", {"chart": CHART}, '<figure class="panel">'),
    Sample("progress", "half way", {"part": 39, "whole": 47, "label": "39 trên 47 chỉ tiêu đã có số"}),
    Sample(
        "progress", "little is left", {"part": 34, "whole": 40, "label": "Còn 6 trên 40 chỗ", "low": True}
    ),
    Sample(
        "data_table",
        "numbers with a blank",
        {
            "caption": "Lượt theo ngày",
            "columns": ["Ngày", "Trực tiếp"],
            "rows": [["T7 01/10", 310], ["CN 02/10", None]],
        },
    ),
]
