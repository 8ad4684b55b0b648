"""Compositions: how each type of thing arranges ground and motif. One module a type."""

from collections.abc import Callable

from hub.covers.compositions import club, contest, course, event, game, resource, story, training
from hub.covers.compositions.scene import Scene
from hub.covers.spec import CoverType

COMPOSITIONS: dict[CoverType, Callable[[Scene], str]] = {
    CoverType.RESOURCE: resource.compose,
    CoverType.COURSE: course.compose,
    CoverType.TRAINING: training.compose,
    CoverType.EVENT: event.compose,
    CoverType.CONTEST: contest.compose,
    CoverType.CLUB: club.compose,
    CoverType.GAME: game.compose,
    CoverType.STORY: story.compose,
}
