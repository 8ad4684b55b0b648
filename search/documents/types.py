"""The types of findable things: one closed list for facets, addresses and the API."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Type(models.TextChoices):
    """What a result is. The code is what filters and the API take."""

    RESOURCE = "RESOURCE", _("Resource")
    COURSE = "COURSE", _("Course")
    TRAINING = "TRAINING", _("Training class")
    EVENT = "EVENT", _("Event")
    CONTEST = "CONTEST", _("Contest")
    CLUB = "CLUB", _("Club")
    GAME = "GAME", _("Educational game")
    STORY = "STORY", _("Learning example")
    ARTICLE = "ARTICLE", _("News")
    UNIT = "UNIT", _("Unit")
    EDITION = "EDITION", _("Learning Week")
    PAGE = "PAGE", _("Information")


NAMES: dict[str, str] = {
    Type.RESOURCE: "Học liệu",
    Type.COURSE: "Khóa học, lớp học",
    Type.TRAINING: "Tập huấn, lớp tập huấn, bồi dưỡng",
    Type.EVENT: "Sự kiện",
    Type.CONTEST: "Cuộc thi, hội thi",
    Type.CLUB: "Câu lạc bộ, diễn đàn",
    Type.GAME: "Trò chơi, trò chơi giáo dục",
    Type.STORY: "Gương học tập, câu chuyện",
    Type.ARTICLE: "Tin tức",
    Type.UNIT: "Đơn vị",
    Type.EDITION: "Tuần lễ",
    Type.PAGE: "Trang",
}
"""The words people use for each type, in the language of what is searched: indexed with every document."""

ALSO = {
    "khóa học trực tuyến": Type.COURSE,
    "câu lạc bộ - diễn đàn": Type.CLUB,
    "game": Type.GAME,
}
"""Further names that filters understand."""
