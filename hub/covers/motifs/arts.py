"""Motifs of music, fine art, sport and media."""

from hub.covers.palette import Tones
from hub.covers.shapes import circle, group, line, path, rect


def lute(ink: Tones, variant: int) -> str:
    """A đàn tính, or notes."""
    if variant % 3 == 2:
        stems = line("M-22 34V-36L36-50V18", ink.main, 8) + path("M-22-40L36-54V-34L-22-20Z", ink.main)
        return (
            stems
            + circle(-36, 36, 18, ink.second)
            + circle(22, 20, 18, ink.pop)
            + circle(48, -10, 6, ink.paper)
        )
    neck = rect(-5, -78, 10, 92, ink.second, 4) + line("M-14-70H14M-14-60H14", ink.second, 5)
    body = circle(0, 34, 36, ink.main) + circle(0, 34, 23, ink.pop) + circle(0, 34, 9, ink.second)
    strings = line("M-2-74V46M3-74V46", ink.paper, 1.6)
    return (
        group(neck + body + strings, turn=38) + circle(-44, -32, 7, ink.pop) + circle(-30, -50, 5, ink.main)
    )


def paint(ink: Tones, variant: int) -> str:
    """Three colours that meet, and a brush."""
    colours = circle(-20, -18, 36, ink.main) + circle(22, -10, 34, ink.pop, opacity=0.92)
    brush = line("M18 58L58-58", ink.paper, 7) + path("M12 62C8 44 20 38 30 42C32 54 26 62 12 62Z", ink.paper)
    return colours + circle(-2, 24, 34, ink.second, opacity=0.9) + brush


def ball(ink: Tones, variant: int) -> str:
    """A ball on the move."""
    seams = line("M8-50V42M-38-4H54M-22-38Q8-4-22 30M38-38Q8-4 38 30", ink.second, 5)
    return circle(8, -4, 46, ink.main) + seams + line("M-60 22H-46M-58 40H-30M-44 56H-8", ink.pop, 6)


def horn(ink: Tones, variant: int) -> str:
    """A loudspeaker."""
    grip = path("M-50-14H-22L26-46V46L-22 14H-50A10 10 0 0 1-58 4V-4A10 10 0 0 1-50-14Z", ink.main)
    cone = path("M-22-14L26-46V46L-22 14Z", ink.second)
    sound = line("M38-18A22 22 0 0 1 38 18M48-36A44 44 0 0 1 48 36", ink.pop, 7)
    return grip + cone + path("M-44 14H-24L-14 50H-34Z", ink.main) + sound
