"""What is planned for the years to come is no figure of the year, before its number or behind it."""

from __future__ import annotations

import re

from .cue_words import blanked, grammar, said
from .frames import Frame
from .words import A_COUNT

_PLANNED = grammar(
    r"(?:<plan>|达到[^,;#]{0,6}以上|将(?=举办|举行|召开|开展|组织|新增|增设|建立|实现|达到|完成))[^。;#]{0,24}#"
)
_IN_FORCE = r"(?!(?:\d{1,2}月)?(?:\d{1,2}日)?起(?:正式|开始)?(?:实[行施]|施行|执行|生效|启用|适用))"
"""新办法明年起实行: when a rule begins, and what nobody plans to count."""
_NOT_LEFT = r"(?<!转)(?<![转留延][到至待入])"
_NOT_GOING_ON = r"(?!(?:接着|继续|再)办[理结完]?的?(?:申请|还?有|是|共)?$)"
"""结转明年办理2件, 明年继续办理3件: what is left for the next year is counted in this one."""
_INTEND = "(?:<intend>|将)"
_AHEAD = grammar(
    rf"(?:下一步|今后|{_NOT_LEFT}[明来]年{_IN_FORCE}{_NOT_GOING_ON}|下一?年度,|(?:20\d\d年|下一年度?)(?:要|{_INTEND})"
    rf"|20\d\d年,?[^,。;#]{{0,8}}?<intend>|下一?年度?的?(?:工作)?(?:目标|任务|计划|安排|打算))[^。;]{{0,60}}$"
    rf"|{_NOT_LEFT}(?:(?:<next_year>|<ahead>){_IN_FORCE}[^。;#]{{0,24}}?{_INTEND}|{_INTEND}[在于到从]?(?:<next_year>|<ahead>))"
    rf"{_NOT_GOING_ON}[^。;]*$"
    # In a sentence of several parts the next year is that of all, and not a mere next step.
    rf"|{_NOT_LEFT}<next_year>{_IN_FORCE}[^。;#]{{0,24}}?{_INTEND}[^。]*$"
    r"|(?:^|[,;(])(?:工作)?(?:目标|任务)[^,。;:]{0,2}:[^。;]{0,40}$"
)
_BACK = re.compile(
    r"[,:;][^,:;\d比较在与和同将到]{0,8},?(?:今年|本年度?|当年|去年)(?!度?的|相比|同期)"
    r"|[,:;](?:[我本全][一-鿿]{1,3})?,?(?:实际(?![情工需效行上])|(?:截[至止])?目前)"
    r"|;(?:[^。;]{0,10},)?(?:[我本全][一-鿿]{1,3})?,?(?:全年|年内|20\d\d年|共|(?:已|收|受理|答复|办结))"
)
"""明年打算…,今年公开120条; 计划公开100条,实际公开120条: a later clause comes back to what was done."""
_AS_PLAN = grammar(
    rf"[^,。;()]{{0,4}}[,(]?(?:(?:这|此|上述(?:数字|目标)?)?(?:[也即]?是|系)|作为|列为|定为|为)(?:[我本全][一-鿿]{{1,3}})?(?:<next_year>|<ahead>)"
    r"(?:的|度|全年|工作|主要|总体|总|预期|公开|奋斗)*(?:目标|打算|计划|任务|设想|安排|指标|预期)(?=[,。;)]|$)"
    rf"|的?(?:目标|计划|任务|设想),?[^,。;]{{0,6}}(?:<next_year>|<ahead>)"
    rf"|,?(?:这一?(?:目标|数字))?,?{_INTEND}[在于到]?(?:<next_year>|<ahead>)[^,。;]{{0,4}}(?:实现|达到|达成)(?=[,。;)]|$)"
)
"""公开160条,是明年的目标; 公开160条的目标,争取明年实现: said behind the number."""
_OF_PLANS = re.compile(r"打算|下一步|计划|思路|安排|措施|改进")
_WILL = grammar(r"(?:<intend>|[将再要])[^,。;#]{0,12}#")
_PLANS = grammar(r"(?:^|[,;:])[^,;:]{0,10}(?:(?<!工作)<intend>|20\d\d年(?:将|要))")
"""2014年力争做到:…;举办培训1期: in a section of plans all that follows is one."""


def planned(frame: Frame) -> bool:
    """Whether the words before a number, or the heading above it, say that it is yet to come."""
    # A heading that counts is a line of the list: (三)按照年初打算,举办培训3期.
    titles = [title for title in frame.section.split("/") if not A_COUNT.search(title)]
    if _OF_PLANS.search("".join(titles[-1:])) and (
        said(_WILL, frame.words) or said(_PLANS, frame.sentence)
    ):
        return True
    return said(_PLANNED, frame.words) or _is_ahead(frame.sentence)


def called_a_plan(rest: str) -> bool:
    """Whether the words behind a number call it an aim of the years to come."""
    return _AS_PLAN.match(rest) is not None and _AS_PLAN.match(blanked(rest)) is not None


_SPEAKS = re.compile(r"[下明将拟划备算争标任要]|今后|来年|新的?一年")
"""One of these stands in every such sentence, and in few others."""


def _is_ahead(sentence: str) -> bool:
    """Whether a sentence speaks of the years to come, and no clause of it comes back to this one."""
    if not _SPEAKS.search(sentence) or not said(_AHEAD, sentence):
        return False
    sentence = blanked(sentence)
    match = _AHEAD.search(sentence)
    return match is not None and _BACK.search(sentence, match.start()) is None
