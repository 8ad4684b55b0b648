"""Motifs of safety, health and living skills."""

from hub.covers.palette import Tones
from hub.covers.shapes import circle, line, path, polygon, rect, ring


def shield(ink: Tones, variant: int) -> str:
    """A shield with a keyhole, one with a tick, a padlock, a letter on a hook."""
    return (_keyhole, _ticked, _padlock, _hook)[variant % 4](ink)


def _shield(ink: Tones) -> str:
    whole = path("M0-60L50-42V-4C50 28 28 50 0 60C-28 50-50 28-50-4V-42Z", ink.main)
    return whole + path("M0-60L50-42V-4C50 28 28 50 0 60Z", ink.second)


def _keyhole(ink: Tones) -> str:
    hole = circle(0, -10, 15, ink.paper) + path("M-8-4H8L12 28H-12Z", ink.paper)
    return _shield(ink) + hole + circle(44, 46, 9, ink.pop)


def _ticked(ink: Tones) -> str:
    return _shield(ink) + line("M-20 0L-5 16L24-18", ink.paper, 10) + circle(44, 46, 9, ink.pop)


def _padlock(ink: Tones) -> str:
    shackle = line("M-26-12V-26A26 26 0 0 1 26-26V-12", ink.second, 13)
    body = rect(-46, -14, 92, 72, ink.main, 14)
    half = path("M0-14H32A14 14 0 0 1 46 0V44A14 14 0 0 1 32 58H0Z", ink.second, opacity=0.25)
    hole = circle(0, 14, 11, ink.paper) + path("M-5 16H5L8 40H-8Z", ink.paper)
    return shackle + body + half + hole + circle(44, -44, 9, ink.pop)


def _hook(ink: Tones) -> str:
    letter = rect(-56, -14, 84, 62, ink.paper, 8) + line("M-50-6L-14 24L22-6", ink.main, 6)
    hook = line("M40-58V18A20 20 0 0 1 0 18V12", ink.second, 8) + path("M-11 16L0-4L11 16Z", ink.second)
    return letter + hook + circle(40, -56, 9, ink.pop)


def heart(ink: Tones, variant: int) -> str:
    """A heart and its beat, a first-aid bag, an apple."""
    if variant % 3 == 1:
        bag = rect(-54, -30, 108, 80, ink.main, 14) + line(
            "M-20-32V-40A10 10 0 0 1-10-50H10A10 10 0 0 1 20-40V-32", ink.second, 9
        )
        return (
            bag
            + circle(0, 10, 27, ink.paper)
            + line("M0-4V24M-14 10H14", ink.second, 10)
            + circle(46, -46, 8, ink.pop)
        )
    if variant % 3 == 2:
        apple = path("M0-24C-16-38-54-34-52 6C-50 40-24 62 0 52C24 62 50 40 52 6C54-34 16-38 0-24Z", ink.main)
        shine = path("M0-24C16-38 54-34 52 6C50 40 24 62 0 52Z", ink.second, opacity=0.3)
        return (
            apple
            + shine
            + line("M0-26C0-40 4-48 12-56", ink.second, 7)
            + path("M14-38C20-58 40-58 52-54C46-38 32-30 14-38Z", ink.pop)
        )
    whole = path("M0 54C-70 8-58-46-24-46C-10-46-2-38 0-30C2-38 10-46 24-46C58-46 70 8 0 54Z", ink.main)
    return whole + line("M-60 4H-24L-12-18L6 26L18 4H60", ink.on_main, 6) + circle(44, -44, 9, ink.pop)


def buoy(ink: Tones, variant: int) -> str:
    """A lifebuoy, two hands that meet, a compass."""
    if variant % 3 == 1:
        people = circle(-26, -30, 18, ink.main) + circle(26, -30, 18, ink.second)
        bodies = path("M-58 50V22A32 32 0 0 1-2 8V50Z", ink.main) + path(
            "M58 50V22A32 32 0 0 0 2 8V50Z", ink.second
        )
        return (
            people
            + bodies
            + path("M0 44C-24 28-18 8-8 8C-3 8 0 12 0 15C0 12 3 8 8 8C18 8 24 28 0 44Z", ink.pop)
        )
    if variant % 3 == 2:
        face = circle(0, 0, 58, ink.second) + circle(0, 0, 44, ink.paper)
        return (
            face
            + polygon([(0, -36), (10, 0), (-10, 0)], ink.pop)
            + polygon([(0, 36), (10, 0), (-10, 0)], ink.main)
            + circle(0, 0, 5, ink.second)
        )
    stripes = f'<g transform="rotate(30)">{ring(0, 0, 40, ink.paper, 32, dashes="20.9 41.9")}</g>'
    return ring(0, 0, 40, ink.main, 32) + stripes + line("M-40 54q13-10 26 0t26 0t20-4", ink.pop, 5)


def blocks(ink: Tones, variant: int) -> str:
    """A child's building blocks."""
    arch = path("M0 56V30A28 28 0 0 1 56 30V56H42V32A14 14 0 0 0 14 32V56Z", ink.second)
    roof = polygon([(-56, 0), (-30, -48), (-4, 0)], ink.pop)
    return (
        rect(-56, 4, 52, 52, ink.main, 6)
        + arch
        + roof
        + circle(28, -24, 22, ink.main)
        + circle(28, -24, 9, ink.paper)
    )
