"""Words of rows and columns, known by what is printed there, damaged as they may be.

They are compared without blanks, numbering and punctuation, and with tolerance for damage: a cut header or
其他法律行政止公开 still finds its row, unless another row is as near.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from extractor.language.negated import negated

_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.]|[(「【〔\[][一二三四五六七八九十]+[)」】〕\]]|\d{1,2}[、.]|[(\d)]+[、.]?|其中[::]?)+"
)
_NOISE = re.compile(r"[\s、,。.::;“”\"'()《》\-—|]+")
# A traditional copy may have exchanged words, not only characters: 規範性檔案, 網路申請數.
_WORDS_OF_TAIWAN = (("档案", "文件"), ("网路", "网络"))
_HAN = re.compile("[一-鿿]")
_OTHER_LETTERS = re.compile(
    "[A-Za-z]{2}|[\u00c0-\u02ff\u0370-\u1fff\ua000-\ua4ff\uac00-\ud7a3\ufb50-\ufdff\ufe70-\ufefc]"
)
_OF_A_NUMBERING = re.compile(r"\d{1,2}[.、)]")
_A_WORD, _A_CAPITAL_WORD = 4, 5
"""Latin letters from which they are a word of another language, and no abbreviation (APP, HTTP)."""

_NEAR = 0.8
_NOTE = re.compile(r"\([^()]*(?:\)|$)")
_ENOUGH = 4
_SHORTEST = 5
_LEAD = 0.05
KEPT = 4096
"""Labels that are remembered: tables print the same ones again and again."""


@lru_cache(KEPT)
def plain(words: str) -> str:
    """Words without numbering, blanks and punctuation, for comparison."""
    bare = _NOISE.sub("", without_numbering(without_translation(words)))
    for there, here in _WORDS_OF_TAIWAN:
        bare = bare.replace(there, here)
    return bare


@lru_cache(KEPT)
def without_translation(words: str) -> str:
    """Words without the same in another language, before or behind them: 总计 Gyonj."""
    if not _OTHER_LETTERS.search(words):
        return words
    han = [match.start() for match in _HAN.finditer(words)]
    if not han:
        return words
    first, last = han[0], han[-1] + 1
    start = first if _is_translation(words[:first]) else 0
    return words[start : last if _is_translation(words[last:]) else len(words)]


def _is_translation(words: str) -> bool:
    if not words:
        return False
    letters = "".join(filter(str.isalpha, words))
    fewest = 2
    if letters.isascii():
        fewest = _A_CAPITAL_WORD if letters.isupper() else _A_WORD
    numbered = any(char.isdecimal() for char in _OF_A_NUMBERING.sub("", words))
    return len(letters) >= fewest and not numbered


def without_note(words: str) -> str:
    """Words without what stands in parentheses."""
    return _NOTE.sub("", words)


def without_numbering(words: str) -> str:
    """Words without the number of their row and a 其中 in front."""
    return _NUMBERING.sub("", words.strip())


@dataclass(frozen=True, eq=False)
class WordingIndex:
    """Wordings and what each stands for; the longest wording that fits wins."""

    wordings: Mapping[str, str]

    @lru_cache(KEPT)  # noqa: B019  (one instance a table of a pack, kept as long as the program runs)
    def find(self, words: str) -> str | None:
        """What the words stand for; None if nothing is near, or two are equally near.

        A note in parentheses explains the words and may name other rows: 其他主动公开文件(除规范性
        文件以外的文件) is no 规范性文件.
        """
        bare = plain(without_note(words)) if "(" in words else ""
        if len(bare) >= _ENOUGH:
            return self._find(bare)
        # 规章(设区的市、自治州人民政府应提供相关数据)
        return self.wordings.get(bare) or self._find(plain(words)) or self._find(bare)

    def _find(self, key: str) -> str | None:
        if not key:
            return None
        if key in self.wordings:
            return self.wordings[key]
        inside = [w for w in self.wordings if len(w) >= 3 and _speaks_of(key, w)]
        meanings = {self.wordings[w] for w in inside}
        if len(meanings) == 1:
            return meanings.pop()
        if inside:
            longest = max(inside, key=lambda w: (w in key, len(w)))
            return self.wordings[longest] if longest in key else None
        return nearest(key, self.wordings, _NEAR)


def _speaks_of(key: str, words: str) -> bool:
    """Whether one holds the other: the words, unless they are denied there, or the part that a cut
    left of them."""
    if words in key:
        return not negated(key[: key.index(words)])
    return len(key) >= 4 and key in words


def nearest(key: str, wordings: Mapping[str, str], near: float) -> str | None:
    """What damaged words stand for: the wording that is at least as like as ``near``, from 0 to 1.

    None for few characters, and where another meaning is as near.
    """
    if len(key) < _SHORTEST:
        return None
    scored = sorted(_scored(key, wordings, near - _LEAD), reverse=True)
    if not scored:
        return None
    best, meant = scored[0][0], wordings[scored[0][1]]
    rivals = [ratio for ratio, words in scored[1:] if wordings[words] != meant]
    clear = not rivals or best - rivals[0] >= _LEAD
    return meant if best >= near and clear else None


def _scored(key: str, wordings: Iterable[str], least: float) -> Iterator[tuple[float, str]]:
    """How near each wording is, but for those that can neither win nor be a rival."""
    counted, denials = Counter(key), _denials(key)
    for words in wordings:
        # A ratio is at most what the characters in common give, whatever their order.
        worth = least * (len(key) + len(words)) / 2
        if min(len(key), len(words)) < worth or denials > _denials(words):
            continue
        there = _counted(words)
        if sum(min(count, there.get(mark, 0)) for mark, count in counted.items()) >= worth:
            yield SequenceMatcher(None, key, words).ratio(), words


_NO = re.compile("[不未没非无無]")


@lru_cache(KEPT)
def _denials(words: str) -> int:
    """How often words deny something: 不同意公开 is like 同意公开, and its contrary."""
    return len(_NO.findall(words))


@lru_cache(KEPT)
def _counted(words: str) -> Counter[str]:
    return Counter(words)


CROSS = " × "
"""What stands between row and column in the printed wording of an indicator."""


def note_apart(printed: str) -> str:
    """A printed wording without the remark behind it."""
    return printed.partition(" (")[0]
