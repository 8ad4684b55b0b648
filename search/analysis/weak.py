"""Words that carry little: kept in the question and in the index, but not required when nothing has them all.

There are no stop words ("then", "an", "on" are Vietnamese words once folded); these only weigh less.
"""

from collections.abc import Iterable, Sequence

from search.analysis.letters import fold
from search.analysis.tokens import Token, exact_words

Phrase = tuple[tuple[str, str], ...]
"""Words with and without their accents."""

_ACCENTED = frozenset(
    exact_words("""
    và của cho với về từ đến ở tại trong ngoài trên dưới bằng theo vì nên mà thì là bị được đã đang sẽ vẫn
    cũng rất quá lắm chỉ những các một mỗi mọi này kia đó đấy ấy nào gì ai đâu sao bao nhiêu mấy khi lúc
    như thế làm để muốn cần tìm hỏi xin giúp biết có không phải chưa chăng tôi em mình bạn chúng ta ạ à nhé
    cách hướng dẫn cái con chiếc việc thế nào ra vào lên xuống hay hoặc nếu còn lại gần nhất đi
    """)
)
_PLAIN = frozenset(
    exact_words("""
    va cho voi o tai trong tren duoi theo ma la bi duoc nhung cac mot nao gi ai dau sao bao nhieu khi
    nhu the lam de muon tim xin giup co khong phai toi minh ban hay hoac nao cach ve tu den
    """)
)
FACTOR = 0.3
"""What is left of such a word's weight."""

_ASKING = (
    "bao giờ",
    "mấy giờ",
    "lúc nào",
    "xin hỏi",
    "cho hỏi",
    "làm ơn",
    "chỗ nào",
    "ở chỗ nào",
    "bao lâu",
    "đăng ký ở đâu",
    "đăng ký thế nào",
    "đăng ký như thế nào",
    "đăng ký học",
    "muốn đăng ký",
    "liên hệ ở đâu",
    "liên hệ ai",
    "hôm nào",
    "ngày nào",
)
"""Words that only together ask something."""

_TELLING = (
    *("việc làm", "xin việc", "tìm việc", "trẻ em", "em bé", "con cái", "con giống", "hướng dẫn viên"),
    *("làm bánh", "làm vườn", "làm đẹp", "làm quen", "làm giàu", "đi bộ", "cần thơ", "bằng lái", "từ vựng"),
    *("để dành", "cho vay", "vì người nghèo", "thế giới", "không gian", "không khí", "lại sức"),
)
"""Words that together carry what they do not carry alone."""


def _phrases(texts: Iterable[str]) -> list[Phrase]:
    return [tuple((word, fold(word)) for word in exact_words(text)) for text in texts]


_ASKING_WORDS, _TELLING_WORDS = _phrases(_ASKING), _phrases(_TELLING)


def places(tokens: Sequence[Token], asker_uses_accents: bool) -> set[int]:
    """Places of the words that carry little, judged by accents where whoever asks types them."""
    single = _ACCENTED if asker_uses_accents else _PLAIN
    words = [token.exact if asker_uses_accents else token.folded for token in tokens]
    found = {place for place, word in enumerate(words) if word in single}
    found |= _standing(words, _ASKING_WORDS, asker_uses_accents)
    return found - _standing(words, _TELLING_WORDS, asker_uses_accents)


def _standing(
    words: list[str], phrases: Iterable[tuple[tuple[str, str], ...]], with_accents: bool
) -> set[int]:
    """Places of the words of these phrases."""
    found: set[int] = set()
    for phrase in phrases:
        wanted = [exact if with_accents else folded for exact, folded in phrase]
        for place in range(len(words) - len(wanted) + 1):
            if words[place : place + len(wanted)] == wanted:
                found.update(range(place, place + len(wanted)))
    return found
