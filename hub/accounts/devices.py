"""A device as its owner knows it: the browser's and the system's name, from what the browser says it is."""

import re

_BROWSERS = (
    ("Cốc Cốc", r"coc_coc"),
    ("Zalo", r"Zalo"),
    ("Facebook", r"FBAN|FBAV"),
    ("Edge", r"Edg"),
    ("Opera", r"OPR|Opera"),
    ("Samsung Internet", r"SamsungBrowser"),
    ("UC Browser", r"UCBrowser"),
    ("Firefox", r"Firefox|FxiOS"),
    ("Chrome", r"Chrome|CriOS"),
    ("Safari", r"Safari"),
)
_SYSTEMS = (
    ("Android", r"Android"),
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Windows", r"Windows"),
    ("Mac", r"Macintosh"),
    ("Linux", r"Linux"),
)


def name(user_agent: str) -> str:
    """ "Chrome, Android"; what is unknown is left out, of an unknown browser a few of its words stay."""
    known = [
        next((word for word, pattern in words if re.search(pattern, user_agent)), "")
        for words in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(filter(None, known)) or user_agent[:40]
