"""The colours of covers: eight families of subjects, and how a ground is chosen among three."""

from dataclasses import dataclass

WHITE = "#FFFFFF"


@dataclass(frozen=True)
class Family:
    """One family's colours: the light, middle and deep ground, and the colour that stands out."""

    light: str
    mid: str
    deep: str
    pop: str


FAMILIES: dict[str, Family] = {
    "tech": Family("#DCE8FA", "#3B78D4", "#152E63", "#FFC24A"),
    "science": Family("#D5EFED", "#17918D", "#0B4149", "#FF8F52"),
    "language": Family("#FFE2D1", "#E9652F", "#6E2110", "#FFD166"),
    "homeland": Family("#F2E5D0", "#B4743A", "#472812", "#F2B632"),
    "arts": Family("#F5E0F0", "#AE4A94", "#4E1241", "#FFB84D"),
    "safety": Family("#FCE0E2", "#D9485F", "#66132A", "#7ED8CB"),
    "livelihood": Family("#E1F1D3", "#4C963B", "#1B4420", "#FFCB45"),
    "reading": Family("#FFEFC6", "#F4AE24", "#17306A", "#E4572B"),
}


@dataclass(frozen=True)
class Tones:
    """The five flat colours a motif is drawn with, on their ground."""

    ground: str
    main: str
    second: str
    pop: str
    paper: str
    on_main: str
    """For letters and fine lines on `main`."""


def tones(family_code: str, variation: int) -> Tones:
    """The colours of a cover: on the light, middle or deep ground, by its variation."""
    family = FAMILIES[family_code]
    on_light = Tones(family.light, family.mid, family.deep, family.pop, WHITE, WHITE)
    on_deep = Tones(family.deep, family.mid, family.light, family.pop, WHITE, WHITE)
    if family_code == "reading":  # marigold is too bright for its own light colour to be read on it
        on_mid = Tones(family.mid, WHITE, family.deep, family.pop, family.light, family.deep)
    else:
        on_mid = Tones(family.mid, family.light, family.deep, family.pop, WHITE, family.deep)
    return (on_light, on_mid, on_deep)[variation // 7 % 3]


def on_light(family_code: str) -> Tones:
    """The colours of a motif that always stands on light: in a rosette, on a tile, on a card of a topic."""
    family = FAMILIES[family_code]
    return Tones(family.light, family.mid, family.deep, family.pop, WHITE, WHITE)
