"""Numbers as a report tells and takes them. Grouping is `hub.figures`."""

from hub.figures import grouped


def counted(number: int) -> str:
    """ "02", "214": as administrative texts count things, under ten with a leading zero."""
    return f"{number:02d}" if 0 <= number < 10 else grouped(number)


def parse(text: str) -> int | None:
    """The number that someone typed, dots and spaces allowed; None for nothing. Raises ValueError."""
    digits = text.strip().replace(".", "").replace(" ", "").replace("\u00a0", "")
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 15:
        raise ValueError(f"{text!r} is not a whole number")
    return int(digits)
