"""Numbers that count several years: 历年累计…, 自2008年以来…, 2008年至2012年累计…."""

from __future__ import annotations

import re

from extractor.text.document import Document

from .cues import words_before
from .frames import Frame
from .stretches import of_the_year, years_together
from .words import A_COUNT
from .years import YEAR

_OVER_YEARS = re.compile(
    r"(?=[历自从12开上建成实施十《近两二三四五六七八九累存截到运》网平专])(?:"
    r"历年(?:来)?累计|历年|(?:自|从)(?:19|20)\d\d年[^,。;\d]{0,10}至今|(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?[^,。;\d]{0,6}至今|(?<![今本]年)(?<![月日])(?:开通|上线|建成|成立|建站|开博)(?:之日)?至今|(?:实施|施行)[一二两三四五六七八九十]+多?年多?来|十[一二三四五]五(?:规划)?(?:期间|时期|以来)|自(?!今年|本年|年初|上年|去年)《?[^,。;《》]{0,24}》?[^,。;《》]{0,4}(?:以来|(?:施行|实施)(?:之日)?起(?![至到]))|《[^,。;《》]{0,24}》?(?:实施|施行)(?:起?至今|[至到]20\d\d年)|从未(?=收取|收到|发生)"
    r"|(?:实施|施行)以来,?(?:[我本全][一-鿿]{1,3})?(?:共|已|总共|先后|主动)*(?:公开|发布|收到|受理|接到)"
    r"|(?:实施|施行|开展|建站|开通|成立|上线|运行)以来[^。;]{0,20}(?:累计|共|总)|(?:20\d\d年)(?:\d{1,2}月)?(?:份)?以来|近[两二三四五六七八九十]年(?:来)?"
    r"|自20\d\d年\d{0,2}月?(?:\d{1,2}日)?(?:起|以来|[^,。;\d]{0,16}[至到]20\d\d年|开始)|(?<![一-鿿])[两二三四五六七八九十几]年多?(?:来|间)(?!首|第|最|新|之|的|来)|上线[两二三四五六七八九十]年|累计[到至截]|存量|[两二三四五六七八九十]年(?:总计|累计|合计|共)|自20\d\d年\d{0,2}月?(?:起)?至今|(?:截[至止]|到)[^,。;]{0,12}(?:底|末|日)[^。;]{0,20}历年"
    r"|(?:自|从)(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?[^,。;\d]{2,16}(?:实施|施行|成立|组建|开通|上线|运行|建成)(?:之日)?起(?![至到])"
    r"|(?<!本年)(?<!今年)(?:》|网站|平台|专网)(?:实施|施行|开通|上线|运行|建成)(?:之日)?起?,?截?[至到](?:本?年|20\d\d年|本?报告期)?(?:年?[底末]|12月))"
)
_BETWEEN_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年?度?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:至|到|—+|-|~)(?!\1)(?:19|20)\d\d年(?!\d)[^。;\d]{0,24}(?:累计|合计|总计)"
)
_BEGUN_BEHIND = re.compile(r"\((?:从|自)((?:19|20)\d\d)年[^()]{0,8}(?:起|开始|以来)[^()]{0,6}\)")
_WITHIN = re.compile(
    r"(?:今年|本年度?|年初|入夏|下半年|上半年)以来|(?<![一-鿿])一年(?:来|中)|本年|当年|全年|其中(?:[,:])?(?:本年度?|当年|20\d\d年度?)|20\d\d年度?(?:新增|主动|公开|收到|共|发布|受理)"
)
_SAME_YEAR = re.compile(r"自((?:19|20)\d\d)年[^,。;]{0,8}至\1年")
_FROM_YEAR = re.compile(r"(?:自|从)?((?:19|20)\d\d)年(?=\d|以来|[^,。;\d]{0,6}至今)")
_FROM_TO = re.compile(
    r"(?:自|从)((?:19|20)\d\d)年[^,。;\d]{0,10}(?:到|至)((?:19|20)\d\d)年[^,。;\d]{0,12}(?:,(?!其中)[^,。;\d]{0,24})?$"
)
"""从2006年开通到2012年底共发布9条; 从2008年到2012年底,全县公开总数累计为9条."""
_DATES = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(?:\d{1,2}日)?起?(?:到|至|—+|-|~)((?:19|20)\d\d)年(\d{1,2})月(?:\d{1,2}日|底|末)?"
    r"(?:止|期间)?,?[^,。;\d]{0,24}$"
)
"""2008年5月1日至2009年12月31日,共受理9件: more than a year; a school's year goes from September to August."""
_STOCK_THEN_NEW = re.compile(
    r"[^。;\n]{0,40}?(?:其中[,:]?|[。;]|,(?=(?:本年度?|当年|今年|年内|20\d\d年度?)新[^,。;\d]{0,10}\d+[条件篇]))(?:本年度?|当年|今年|年内|20\d\d年度?),?[^,。;\d]{0,8}?"
    r"(?:新增|新?公开|主动公开|发布|新?收到?)[^,。;\d]{0,10}\d"
)
"""累计公开900条,其中2018年新增60条; 累计公开900条,当年新增60条; 累计公开900条。2018年,本局公开60条."""
_SINCE_THE_RULES = re.compile(
    r"《[^,。;《》]{0,24}》(?:正式|颁布|公布)?(?:实施|施行)以来,?[^,。;\d]{0,30}$"
)
"""《条例》实施以来,我局没有…: what never happened counts all these years."""


_LOOKED_THROUGH = re.compile(
    r"[对将把就](?:19|20)\d\d年[^,。;\d]{0,8}?以?来[^,。;]{0,24}?(?:文件|规章|规定|制度|信息|目录|档案|材料)"
    r"[^。;\d]{0,16}?(?:清理|梳理|审查|评估|复查|检查|核查|审核|体检|排查|甄别|回头看)"
)
"""对2012年以来的文件逐件清理,废止11件: how old what was gone through is, and not what counts."""
_A_YEAR = 12
_LONGEST_YEAR = 13
"""2015年12月至2016年12月 is the year of a report too."""
_NEAR_BEHIND = 30
"""Characters behind a number that may tell since when it counts."""
_NEAR = 12
"""Characters before a clause that may begin what it ends: 三年来,全区累计举办…."""
_SECTION_OF_YEARS = re.compile(r"(?:实施|施行|成立|组建|开通|运行)[^/]{0,4}以来[^/]*$|历年[^/]*$")


def over_years(frame: Frame, document: Document) -> str | None:
    """The words that say that a number counts several years; None where it counts one."""
    if frame.item is None and (together := years_together(frame)):
        return together
    year = document.meta.year
    told = frame.label if frame.mention.kind == "number" else frame.mention.raw
    if frame.mention.kind == "zero_statement" and frame.label in (f"{year}年", f"{year}年度"):
        return None  # 累计收到12件,2015年未发生
    if of_the_year(told, year):
        return None
    return (
        _by_section(frame)
        or _by_stock(frame, document)
        or _by_stretch(frame)
        or _by_parenthesis(frame, document)
        or _by_clause(frame, year)
    )


def _by_section(frame: Frame) -> str | None:
    # A heading that counts is a line of the list: 1.主动公开:158条;历年累计2216条.
    titles = [title for title in frame.section.split("/") if not A_COUNT.search(title)]
    titled = _SECTION_OF_YEARS.search("/".join(titles))
    if titled and not (_WITHIN.search(frame.label) or YEAR.search(frame.sentence)):
        return titled.group()
    return None


def _by_stock(frame: Frame, document: Document) -> str | None:
    """累计公开900条,其中2018年新增60条: behind the number stands that of the year."""
    stop = frame.mention.span.stop
    if "累计" in frame.label and _STOCK_THEN_NEW.match(document.in_digits[stop : stop + 80]):
        return "累计"
    return None


def _by_stretch(frame: Frame) -> str | None:
    """The years from and to which a number counts, or the rules since which nothing happened."""
    before = words_before(frame) + frame.label
    if frame.mention.kind == "zero_statement" and (since := _SINCE_THE_RULES.search(before)):
        return since.group()
    here = frame.sentence.rpartition(";")[2]
    stretch = _FROM_TO.search(here)
    if stretch and stretch[1] != stretch[2]:
        return stretch.group()
    dates = _DATES.search(here)
    if dates and _months(dates) > _LONGEST_YEAR:
        return dates.group()
    if "累计" in frame.label and (between := _BETWEEN_YEARS.search(before)):
        return between.group()
    return None


def _months(dates: re.Match[str]) -> int:
    """The months from the first to the last of two dates, both counted."""
    year, month, last_year, last_month = map(int, dates.groups())
    return (last_year - year) * _A_YEAR + last_month - month + 1


def _by_parenthesis(frame: Frame, document: Document) -> str | None:
    """…条(自2008年以来): right behind the number."""
    year, stop = document.meta.year, frame.mention.span.stop
    behind = _BEGUN_BEHIND.match(document.in_digits, stop, stop + _NEAR_BEHIND)
    return behind.group() if behind and year and int(behind[1]) < year else None


def _by_clause(frame: Frame, year: int | None) -> str | None:
    """What the clause of a number says, the words before it, or both together."""
    clause, earlier = frame.label, words_before(frame)
    for words in (clause, earlier, earlier[-_NEAR:] + clause):
        match = _OVER_YEARS.search(words)
        if match is None:
            if words is clause and _WITHIN.search(clause):
                return None
            continue
        if _dates_nothing(match, year):
            continue
        if words is earlier and _WITHIN.search(earlier[match.end() :]):
            return None
        own = year and f"{year}年" in frame.sentence + frame.words
        if "从未" in match.group() and (own or _WITHIN.search(frame.sentence)):
            return None  # 2013年,我镇从未收到申请
        return match.group()
    return None


def _dates_nothing(match: re.Match[str], year: int | None) -> bool:
    """Whether words of several years date what was looked through, or begin and end in one year."""
    words = match.string
    if _LOOKED_THROUGH.search(words, max(0, match.start() - 1)) or _SAME_YEAR.search(words):
        return True
    begun = _FROM_YEAR.search(words)
    return bool(begun and year and int(begun[1]) >= year)
