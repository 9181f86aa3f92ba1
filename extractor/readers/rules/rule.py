"""What a rule is: data, read by one engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .frames import Frame

COUNT = frozenset("件 条 次 份 宗 起 人次 件次 例 个 项 封 人 则 篇 批 家".split())
CASES = frozenset("件 起 次 宗 例 个 份 条 项 人次 批".split())
ITEMS = frozenset("条 件 份 个 篇 次 条次 则 项 幅 余条".split())
PERSONS = frozenset("人 名 位 人次 人(次) 个".split())
VISITS = frozenset("人次 人(次) 人 次 件 个 起 例 批 批次 人/次 个次".split())
EVENTS = frozenset("次 场 场次 期 个 回 班 班次".split())
MONEY = frozenset("元 万元 亿元".split())


@dataclass(frozen=True, slots=True)
class Rule:
    """A mention whose frame matches ``pattern`` is the value of ``indicator``.

    ``pattern`` is searched in the frame (``label#unit after``), ``veto`` in the label and what
    follows it; ``units`` are the printed units that fit (a mention without unit fits if ``bare``);
    ``within`` is searched in the sentence and the section path, and must be found there unless
    the sentence already holds a claim whose id starts with one of ``follows`` (``nearest``: the
    claim just before).  Whatever ``pattern`` matches holds one of the words ``needs`` (none: it
    may match anything), so that a frame without them need not be searched.
    """

    indicator: str
    pattern: re.Pattern[str]
    units: frozenset[str]
    veto: re.Pattern[str] | None = None
    within: re.Pattern[str] | None = None
    follows: tuple[str, ...] = ()
    nearest: bool = False
    bare: bool = False
    forms: tuple[str, ...] = ()
    test: Callable[[Frame], bool] | None = None
    needs: tuple[str, ...] = ()

    def matches(self, frame: Frame, form: str, before: Sequence[str]) -> bool:
        """Whether the rule speaks for this frame.

        ``before`` are the indicators claimed earlier in the same sentence, the nearest last.
        """
        unit = frame.mention.unit
        if (unit not in self.units) if unit is not None else not self.bare:
            return False
        if self.forms and form not in self.forms:
            return False
        if not self.pattern.search(frame.words):
            return False
        if self.veto is not None and self.veto.search(frame.words):
            return False
        if (self.within is not None or self.follows) and not self._in_context(frame, before):
            return False
        return self.test is None or self.test(frame)

    def _in_context(self, frame: Frame, before: Sequence[str]) -> bool:
        candidates = before[-1:] if self.nearest else before
        if self.follows and any(claimed.startswith(self.follows) for claimed in candidates):
            return True
        if self.within is None:
            return False
        return any(
            self.within.search(words) for words in (frame.sentence, frame.words, frame.section)
        )


def rule(
    indicator: str,
    pattern: str,
    units: frozenset[str],
    *,
    veto: str = "",
    within: str = "",
    follows: tuple[str, ...] = (),
    nearest: bool = False,
    bare: bool = False,
    forms: tuple[str, ...] = (),
    test: Callable[[Frame], bool] | None = None,
    needs: str = "",
) -> Rule:
    """Declare a rule; ``pattern``, ``veto`` and ``within`` are regular expressions.

    ``needs`` are words of two or more characters, with blanks between them.
    """
    return Rule(
        indicator=indicator,
        pattern=re.compile(pattern),
        units=units,
        veto=re.compile(veto) if veto else None,
        within=re.compile(within) if within else None,
        follows=follows,
        nearest=nearest,
        bare=bare,
        forms=forms,
        test=test,
        needs=tuple(needs.split()),
    )
