"""Vietnamese letters: one spelling for equal words, and letters without their marks.

Two spellings of one word must meet in the index: `hoà` and `hòa` (tone on the second or the first vowel
of an open syllable), `kĩ` and `kỹ` (i or y after a single consonant), precomposed and decomposed text.
"""

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Combining huyền, sắc, ngã, hỏi, nặng."""

_OPEN_SYLLABLE = re.compile(
    r"(o|(?<!q)u)([àáãảạèéẽẻẹỳýỹỷỵ])$"  # ...oà, ...oè, ...uý at the end of a word; never after q
)
_SINGLE_ONSET_Y = re.compile(r"^([hklmstv])([yỳýỹỷỵ])$")
_Y_TO_I = str.maketrans("yỳýỹỷỵ", "iìíĩỉị")
_OLD_STYLE = {"oa", "oe", "uy"}


def _bare(char: str) -> str | None:
    """The letter without marks, None where it is a mark, the character itself where nothing changes."""
    if char in "đĐ":
        return "d" if char == "đ" else "D"
    if unicodedata.combining(char):
        return None
    bare = "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))
    return bare if len(bare) == 1 else char


_RANGES = ((0x00C0, 0x0370), (0x1E00, 0x1F00))
_PLAIN = {
    code: bare
    for low, high in _RANGES
    for code in range(low, high)
    if (bare := _bare(chr(code))) != chr(code)
}


def fold(text: str) -> str:
    """Lower-case NFC text without accents, đ as d. Every other character stays; an NFD mark goes."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=100_000)
def _folded_word(word: str) -> str:
    return fold(word)


def fold_words(words: str) -> str:
    """`fold` of words with one space between them: texts are long, their words are few and come again."""
    return " ".join(map(_folded_word, words.split(" ")))


def plain(text: str) -> str:
    """Any text as people type it in a hurry: NFC, lower case, folded. For comparing labels and names."""
    return fold(unicodedata.normalize("NFC", text).lower())


def tone_moved(word: str) -> str:
    """The word with its tone on the first vowel of an open `oa`, `oe`, `uy`: hoà → hòa, thuý → thúy."""
    match = _OPEN_SYLLABLE.search(word)
    if not match:
        return word
    first, second = match.groups()
    vowel, *marks = list(unicodedata.normalize("NFD", second))
    if first + vowel not in _OLD_STYLE:
        return word
    toned = unicodedata.normalize("NFC", first + "".join(marks))
    return word[: match.start()] + toned + vowel


@lru_cache(maxsize=50_000)
def canonical(word: str) -> str:
    """One spelling for every way to write a word; accents stay.

    NFC, lower case, tone on the first vowel, i for y after a single h k l m s t v, numbers of one or two
    digits without the leading zero (02/10 is 2/10). Idempotent.
    """
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).lower())
    if text.isascii():
        if text.isdigit() and len(text) == 2 and text[0] == "0":
            return text[1]
        if len(text) != 2:
            return text
    match = _SINGLE_ONSET_Y.match(text)
    if match:
        return match[1] + match[2].translate(_Y_TO_I)
    return tone_moved(text)


def encodable(text: str) -> str:
    """The text without NUL and without halves of surrogate pairs, which no database takes."""
    if "\x00" in text:
        text = text.replace("\x00", " ")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
