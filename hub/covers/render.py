"""A cover as SVG: a pure function of its drawing, so that equal inputs give equal bytes."""

from datetime import date
from functools import lru_cache

from hub.covers import motifs, spec
from hub.covers.compositions import COMPOSITIONS
from hub.covers.compositions import scene as scenes
from hub.covers.palette import on_light
from hub.covers.spec import Cover, Drawing
from hub.covers.subjects import SubjectStyle


def cover(
    *, subject: SubjectStyle, type: str, key: str, size: str = "320x200", on: date | None = None
) -> str:
    """The cover of one thing as an SVG document. KeyError or ValueError for a style, type or size unknown."""
    asked = Cover(type=type, subject_name="", key=key, family=subject.family, motif=subject.motif, on=on)
    return svg(spec.drawing(asked, size=size))


@lru_cache(maxsize=512)
def svg(drawing: Drawing) -> str:
    """The drawing as an SVG document."""
    scene = scenes.of(drawing)
    return document(COMPOSITIONS[drawing.type](scene), 0, 0, scene.width, scene.height)


@lru_cache(maxsize=64)
def motif_svg(family: str, motif: str, variation: int = 0) -> str:
    """A motif alone on nothing, for the tile of a topic. KeyError for an unknown family or motif."""
    return document(motifs.draw(motif, on_light(family), variation), -64, -64, 128, 128)


def document(content: str, left: int, top: int, width: int, height: int) -> str:
    """The content as an SVG document of that frame; strokes end and join round."""
    frame = f'viewBox="{left} {top} {width} {height}" width="{width}" height="{height}"'
    frame += ' stroke-linecap="round" stroke-linejoin="round"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{content}</svg>'
