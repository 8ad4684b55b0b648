"""What a composition has in hand: the frame's size, the colours, the variation and its motif."""

from dataclasses import dataclass

from hub.covers import motifs
from hub.covers.palette import FAMILIES, Family, Tones, on_light, tones
from hub.covers.shapes import group, rect
from hub.covers.spec import SIZES, Drawing


@dataclass(frozen=True)
class Scene:
    """One cover while it is drawn. Coordinates run from 0, 0 to `width`, `height`."""

    drawing: Drawing
    width: int
    height: int
    family: Family
    ink: Tones
    bright: Tones
    """The colours of a motif that stands on light whatever the ground is."""

    @property
    def is_square(self) -> bool:
        return self.width == self.height

    @property
    def variation(self) -> int:
        return self.drawing.variation

    @property
    def contrast(self) -> str:
        """The family's deep colour, or its middle one where the ground is already deep."""
        return self.family.deep if self.ink.ground != self.family.deep else self.family.mid

    @property
    def accent(self) -> str:
        """The family's middle colour, or another where the ground is already that."""
        return self.family.mid if self.ink.ground != self.family.mid else self.family.deep

    def ground(self, colour: str = "") -> str:
        """The whole frame in one colour."""
        return rect(0, 0, self.width, self.height, colour or self.ink.ground)

    def motif(self, x: float, y: float, scale: float, ink: Tones | None = None) -> str:
        """The subject's motif centred on x, y."""
        drawn = motifs.draw(self.drawing.motif, ink or self.ink, self.variation)
        return group(drawn, x=x, y=y, scale=scale)


def of(drawing: Drawing) -> Scene:
    """The scene of a drawing. KeyError for an unknown family or size."""
    width, height = SIZES[drawing.size]
    return Scene(
        drawing=drawing,
        width=width,
        height=height,
        family=FAMILIES[drawing.family],
        ink=tones(drawing.family, drawing.variation),
        bright=on_light(drawing.family),
    )
