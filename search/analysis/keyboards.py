"""Left-overs of typing: what Telex or VNI keys mean when no input method was on.

The rules are those of the two common input methods (TCVN-style Telex and VNI): marks may be typed at once
or at the end of the word. The result is a guess; whoever calls checks that the index knows it.
"""

import re
import unicodedata

from search.analysis.letters import TONES, canonical

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = tuple(TONES)
_TELEX_TONES = {"f": _GRAVE, "s": _ACUTE, "x": _TILDE, "r": _HOOK, "j": _DOT}
_VNI_TONES = {"2": _GRAVE, "1": _ACUTE, "4": _TILDE, "3": _HOOK, "5": _DOT}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"u": "ư", "o": "ơ"}
_VOWELS = "aăâeêioôơuưy"
_LETTERS_ONLY = re.compile(r"[a-zđ]+\Z")
_VNI_WORD = re.compile(r"[a-zđ]+(?:[0-9]+[a-zđ]*)+\Z")


def telex(word: str) -> str | None:
    """What the keys give in Telex (`tieengs` → tiếng, `ddinhj` → định); None where they give the same."""
    if not _LETTERS_ONLY.match(word):
        return None
    letters: list[str] = []
    tone = ""
    for key in word:
        has_vowel = any(letter in _VOWELS for letter in letters)
        if key in _TELEX_TONES and has_vowel:
            tone = _TELEX_TONES[key]
        elif key == "z" and has_vowel:
            tone = ""
        elif not (
            (key == "w" and _hook_vowel(letters))
            or (key in _CIRCUMFLEX and _double(letters, key))
            or (key == "d" and _stroke_d(letters))
        ):
            letters.append(key)
    return _assembled(letters, tone, word)


def vni(word: str) -> str | None:
    """What the keys give in VNI (`ky4` → kỹ, `song61` → sống); None where they give the same."""
    if not _VNI_WORD.match(word):
        return None
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key == "0":
            tone = ""
        elif not key.isdigit():
            letters.append(key)
        elif not _vni_mark(letters, key):
            return None
    return _assembled(letters, tone, word)


def _vni_mark(letters: list[str], key: str) -> bool:
    """Put 6 (circumflex), 7 (horn), 8 (breve) or 9 (đ) on the letter it belongs to; False where none is."""
    if key == "6":
        return _replace_last(letters, _CIRCUMFLEX)
    if key == "7":
        return _hook_vowel(letters, _HORN)
    if key == "8":
        return _replace_last(letters, {"a": "ă"})
    return _replace_last(letters, {"d": "đ"})


def _replace_last(letters: list[str], table: dict[str, str]) -> bool:
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] in table:
            letters[place] = table[letters[place]]
            return True
    return False


def _hook_vowel(letters: list[str], table: dict[str, str] | None = None) -> bool:
    """Horn on the last u or o (both in `uo`), breve on a."""
    table = table or {**_HORN, "a": "ă"}
    text = "".join(letters)
    place = text.rfind("uo")
    if place >= 0:
        letters[place : place + 2] = ["ư", "ơ"]
        return True
    if "a" in table and text.rfind("ua") >= 0:  # mưa, cửa: the horn is the u's
        letters[text.rfind("ua")] = "ư"
        return True
    return _replace_last(letters, table)


def _double(letters: list[str], key: str) -> bool:
    """A second a, e or o, at once or after the final consonants: the circumflex."""
    if key not in letters:
        return False
    place = len(letters) - 1 - letters[::-1].index(key)
    if any(letter in _VOWELS for letter in letters[place + 1 :]):
        return False
    letters[place] = _CIRCUMFLEX[key]
    return True


def _stroke_d(letters: list[str]) -> bool:
    if not letters or letters[0] != "d":
        return False
    letters[0] = "đ"
    return True


def _assembled(letters: list[str], tone: str, typed: str) -> str | None:
    word = canonical(_toned("".join(letters), tone))
    return word if word != typed else None


def _toned(word: str, tone: str) -> str:
    """The word with the tone on the vowel that carries it (the marked one, else the old style's place)."""
    if not tone:
        return word
    start = 2 if word.startswith(("qu", "gi")) and any(c in _VOWELS for c in word[2:]) else 0
    places = [i for i, c in enumerate(word) if c in _VOWELS and i >= start]
    if not places:
        return word
    run = [places[0]]
    for place in places[1:]:
        if place == run[-1] + 1:
            run.append(place)
    marked = [i for i in run if word[i] in "ăâêôơư"]
    closed = run[-1] + 1 < len(word)
    if marked:
        carrier = marked[-1]
    elif len(run) == 1 or (len(run) == 2 and not closed):
        carrier = run[0]
    else:
        carrier = run[1]
    return unicodedata.normalize("NFC", word[: carrier + 1] + tone) + word[carrier + 1 :]


def readings(word: str) -> list[str]:
    """What a word may have been meant to be, by either input method: canonical words, likeliest first."""
    return [reading for reading in (vni(word), telex(word)) if reading]
