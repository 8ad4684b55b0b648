"""Words that carry little: kept in the question and in the index, but not required when nothing has them all.

There are no stop words ("then", "an", "on" are Vietnamese words once folded); these only weigh less.
"""

from search.analysis.tokens import Token, exact_words

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


def is_weak(token: Token, asker_uses_accents: bool) -> bool:
    """Whether the word carries little, judged by its accents where whoever asks types them."""
    return token.exact in _ACCENTED if asker_uses_accents else token.folded in _PLAIN
