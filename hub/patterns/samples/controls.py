"""Samples of what is pressed or typed into, and of forms."""

from django import forms
from django.core.paginator import Paginator

from hub.components import ActiveFilter, DateField, FacetGroup, FacetOption
from hub.covers.spec import Cover
from hub.patterns.sample import Sample
from hub.shell import Link


class SampleForm(forms.Form):
    """A form with every kind of field."""

    title = forms.CharField(label="Tên học liệu", help_text="Nói rõ dạy gì, cho ai.")
    about = forms.CharField(label="Giới thiệu", widget=forms.Textarea, required=False)
    level = forms.ChoiceField(label="Dành cho", choices=[("1", "Tiểu học"), ("2", "Người lớn")])
    licence = forms.ChoiceField(
        label="Giấy phép",
        choices=[("by", "CC BY 4.0"), ("by-sa", "CC BY-SA 4.0")],
        widget=forms.RadioSelect,
        help_text="Người khác được làm gì với học liệu này.",
    )
    files = forms.FileField(  # type: ignore[assignment]  # the name is what matters in the sample
        label="Tệp", required=False, help_text="PDF, DOCX, MP3, MP4, đến 100 MB."
    )
    agree = forms.BooleanField(label="Tôi được quyền chia sẻ học liệu này")


GROUPS = [
    FacetGroup("type", "Loại", [FacetOption("COURSE", "Khóa học", 3), FacetOption("EVENT", "Sự kiện", 1)]),
    FacetGroup("open", "Ghi danh", [FacetOption("1", "Đang nhận", 7, is_checked=True)]),
    FacetGroup(
        "unit",
        "Đơn vị",
        [
            FacetOption("city", "Thành phố Bắc Kạn", 9, note="cả các đơn vị trực thuộc"),
            FacetOption(
                "gddt",
                "Phòng Giáo dục và Đào tạo",
                5,
                children=[
                    FacetOption("a", "Trường Tiểu học Đức Xuân", 3, is_checked=True),
                    FacetOption("b", "Trường THCS Bắc Kạn", 2),
                ],
                is_open=True,
            ),
        ],
        more=[FacetOption("x", "Thư viện thành phố", 2)],
    ),
    FacetGroup(
        "when",
        "Khi nào",
        [FacetOption("today", "Hôm nay", 4)],
        dates=[
            DateField("from", "Từ ngày", "31/02", is_day=False, error="Không có ngày “31/02”."),
            DateField("to", "Đến ngày", "2026-11-30"),
        ],
    ),
]
PAGES = Paginator(range(200), 10)
SAMPLES = [
    Sample("search_field", "empty", {}),
    Sample("search_field", "typed", {"query": "kỹ năng số", "id": "q2"}),
    *(
        Sample("pill", tone or "info", {"label": label, "tone": tone})
        for tone, label in {
            "": "Bản nháp",
            "ok": "Còn chỗ",
            "warn": "Còn 6 chỗ",
            "err": "Trả lại",
            "live": "Đang diễn ra",
            "none": "Chưa bắt đầu",
        }.items()
    ),
    *(
        Sample(
            "note",
            tone or "info",
            {
                "title": title,
                "text": "Xem ở mục",
                "tone": tone,
                "link_url": "#",
                "link_label": "Việc học của tôi",
            },
        )
        for tone, title in {
            "": "Trang mở quanh năm",
            "ok": "Đã lưu",
            "warn": "Chưa có thư điện tử?",
            "err": "Chưa gửi được",
        }.items()
    ),
    Sample("chip", "a link", {"label": "Đã lưu", "url": "#"}),
    Sample("chip", "current", {"label": "Việc học của tôi", "url": "#", "is_current": True}),
    Sample("chip", "a filter that is on", {"label": "Đang nhận ghi danh", "remove_url": "#"}),
    Sample("breadcrumb", "two steps", {"links": [Link("Sự kiện", "#"), Link("Lớp tập huấn", "#")]}),
    Sample("pager", "first page", {"page": PAGES.page(1)}),
    Sample("pager", "in the middle", {"page": PAGES.page(9), "query": "q=s%C3%A1ch"}),
    Sample("facets", "groups", {"groups": GROUPS, "reset_url": "#", "total": "118"}, sheet="listing"),
    Sample(
        "list_tools",
        "a filter and the order",
        {
            "has_facets": True,
            "filters": [ActiveFilter("Đang nhận ghi danh", "#")],
            "sorts": [("relevance", "Phù hợp nhất"), ("newest", "Mới nhất")],
            "sort": "newest",
        },
        sheet="listing",
    ),
    Sample(
        "empty",
        "nothing found",
        {
            "title": "Chưa có mục nào về “lái máy cày”",
            "covers": [Cover("COURSE", "Nông nghiệp", "a"), Cover("RESOURCE", "Nghề", "b")],
            "ways": [Link("Viết ngắn hơn.", ""), Link("Xem chủ đề Nông nghiệp (7 mục)", "#")],
        },
    ),
    Sample("form", "before it is sent", {"form": SampleForm(prefix="a")}),
    Sample("form", "sent empty", {"form": SampleForm({}, prefix="b")}),
]
