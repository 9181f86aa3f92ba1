"""Whether a text is a report at all, and what a person has to look at before it is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.schemas import (
    MOSTLY_UNANSWERED,
    MOSTLY_UNLIKE,
    OF_THE_WHOLE,
    OTHER,
    ChunkFailure,
    Fact,
    Finding,
    Verdict,
)
from extractor.text.clean import fold
from extractor.text.document import Document, found_once
from extractor.text.meta import with_form

from ..result import Verification
from .other_texts import of_another_text

_TITLE = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s?年?度?[^\n。;_|>]{0,24}(?:信息|政务)公开"
    r"[^\n。;_|>]{0,16}(?:报告|年报|[总小]结|汇报)"
)
_BODY = re.compile(
    r"本(?:年度)?报告|情况报告如下|年度?报告(?:公布|公开|发布)?如下|信息公开[^\n。;]{0,12}年度报告。"
    r"|^[^\n。;]{0,3}一、?[ 、]*[^\n。]{0,10}(?:总体情况|概述|信息公开|主动公开|基本情况)",
    re.MULTILINE,
)
"""What a copy that lost its title still has: the words of its preface, its first heading."""
_OTHER_TEXT = re.compile(
    r"^[^\n。;]{0,40}(?:信息公开[^\n。;]{0,6}(?:指南|制度|办法|规定|目录|须知|条例)"
    r"|机构职能|职能配置|(?:知识|条例|政策)问答|百问百答|常见问题(?:解答)?"
    r"|(?:申请|登记|调查|投诉举报)表(?:\([^()\n]{1,20}\))?"
    r"|(?:召开|举行|举办|开展|组织|赴|印发)[^\n。;]{2,30}|发布会|招标公告|采购公告|公示|通知|公告|通报|简讯)[ ]*$",
    re.MULTILINE,
)
"""The headline of a guide, of a form to be filled in, of news, of a notice."""
_ABOUT_REPORTS = re.compile(
    r"\A[^\n。;]{0,80}(?:通知|公告|通报|公示|方案|的函|意见|说明会|招聘启事|简章)[ ]*$",
    re.MULTILINE,
)
"""The headline of a letter about reports: 关于做好2022年…年度报告编制工作的通知."""
_NEVER = re.compile(
    r"\A[^\n。;]{0,60}(?:工作要点|工作计划|(?:答复|告知|补正通知|征求意见|受理回执)书?|(?:决算|预算)(?:公开)?(?:说明|报告|情况)?"
    r"|[权责]力?清单|考核(?:办法|细则|方案)|会议纪要)[ ]*(?:\n|$)"
)
"""The headline of what is never a report, however much it counts: a plan, an answer, accounts."""
_PLAN = re.compile(
    r"\A(?![^\n]*(?:[总小]结|报告|年报|汇报|情况))[^\n。;]{0,60}?(?:工作(?:安排|方案)|(?:分工|分解|实施|落实|行动)(?:方案|表)"
    r"|(?:责任|任务)(?:分工|分解))[ ]*(?:\n|$)"
)
"""政务公开工作要点分工方案, 任务分解表: who is to do what; not 工作总结和下年工作安排."""
_FILE = re.compile(r"\.(?:docx?|pdf|wps|xlsx?|rar|zip)\b")
"""The name of a file that a page offers."""
_WINDOW = re.compile(r"\A(?P<name>[^\n_|]{6,80}?)\s?(?:[_|]|\s-\s)[^\n]+\n")
"""The title of a window: the headline of its page, then the column and the site that it stands in."""
_OTHER_HEADLINE = re.compile(r"(?:通知|公告|通报|公示|方案|意见|说明会|简讯|启事|简章|讲话|解读)$")
_ERROR = re.compile(
    r"404|not found|页面(?:不存在|未找到|已被?删除)|无法访问|服务器错误|访问出错"
    r"|验证码|访问(?:过于)?频繁|请求[^\n。]{0,20}(?:拦截|阻断)|访问被(?:拦截|阻断)"
    r"|(?:服务器?|系统|网络|网站)(?:正?忙|繁忙|(?:发生)?异常|出错|开小差|(?:正在)?(?:维护|升级)中)|稍[后候]再?[试重]|出错了"
    r"|\b50[0-4]\b[^\n。]{0,9}(?:错误|error|gateway|unavailable)|bad gateway|service unavailable|gateway time"
    r"|forbidden|(?:没有|无)(?:权限访问|访问权限)|(?:正在|自动)跳转|统一身份认证|(?:用户|账号)登录",
    re.IGNORECASE,
)
_REMOVED = re.compile(
    r"^(?:(?:抱歉|对不起|很遗憾|提示)[,!:。]? ?)?(?:您|你)?(?:所?要?(?:访问|查看|浏览|查找|打开)的)?(?:该|此|本)?"
    r"(?:页面|网页|信息|内容|文章|文件|稿件|链接|栏目|网站)"
    r"(?:已经?|可能已?被?|已?被|暂时?)?(?:不存在|未找到|找不到|删除|下线|撤下|撤稿|移除|屏蔽|失效|过期|拦截|归档|关闭|(?:移至|迁移)[^\n。]{0,20}|正在(?:维护|审核))"
    r"了?(?:或(?:不存在|已?被?删除|下线|移除|已?失效))?(?:[,。!](?!\d)[^\n\d]{0,30})?$",
    re.MULTILINE,
)
"""What stands in place of a text that is there no more, on a line of its own."""
_HEAD = 300
_SUBJECT = re.compile(r"公开|信息|年报|申请|复议|诉讼|咨询|规范性文件")
"""Words of which a passage of a report has some."""
_OF_A_REPORT = re.compile(
    r"全年|年度|(?:19|20)\d\d年|[本上今去]年|截至|累计|[我本全](?:省|市|县|区|州|旗|镇|乡|局|委|办|厅|院|单位|机关)"
)
"""What a sentence out of a report has, where it names nothing that it is about: a period, or us."""
_BLANK = re.compile(
    r"[_＿]{2,}|(?<![×xX＊*])[×xX＊*]{2,}+\s?(?=[年条件个元人次局县])|[(]\s{1,8}[)]|某某|请?填写"
)
"""What a template leaves to be filled in."""
_LEAST = 2
"""Different statistics by which a text without a title is still known to be a report."""
_SEVERAL = 6
"""Different statistics that no passage has: somebody counted all that a report counts."""
_SHORT = 30
_HALF = 0.5


def no_report(document: Document, facts: Sequence[Fact]) -> str | None:
    """Why a text is no report: an error page, news, a list of links, an empty template; or None.

    A title with its year, a table of the official forms or several of the statistics that every
    report gives settle it.  A passage without them is still taken for one, unless its headline is
    that of another text, or nothing in it is about disclosure.
    """
    if any(f.indicator != OTHER and f.evidence[0].address for f in facts):
        return None
    printed = _printed(document)
    if (_NEVER.match(printed) or _PLAN.match(printed)) and not _TITLE.search(document.text):
        return "the headline is that of another kind of text"
    given = {f.indicator for f in facts if f.indicator != OTHER and f.value is not None}
    if other := of_another_text(document, len(given)):
        return other
    if len(given) >= _LEAST:
        return None
    # The line of a site under it (本站共发布信息345条) is all that such a page counts.
    if _is_removed(document.text, figures=bool(given)):
        return "an error page"
    if not given and (other := _without_figures(document)):
        return other
    text = document.text
    if _TITLE.search(text) or _BODY.search(text):
        return None
    if _ERROR.search(text[:_HEAD]) and not given:
        return "an error page"
    if _OTHER_TEXT.search(text[:_HEAD]) or _OTHER_TEXT.search(printed):
        return "the headline is that of another kind of text"
    about = (
        given or _SUBJECT.search(text) or (len(text.strip()) < _SHORT and _OF_A_REPORT.search(text))
    )
    return None if about else "nothing in it is about the disclosure of information"


@found_once
def _printed(document: Document) -> str:
    """The opening as it is printed: a headline whose words nobody knows is joined to the line below it."""
    return fold(document.source.content[:_HEAD])[0].replace("\0", "").lstrip(" \n#*")


def _is_removed(text: str, *, figures: bool) -> bool:
    """Whether a page says that its text is there no more, and holds no sentence of one."""
    if _REMOVED.search(text) is None or _BODY.search(text):
        return False
    return _REMOVED.sub("", text).count("。") < (1 if figures else _LEAST)


def may_be_none(document: Document) -> bool:
    """Whether a text may be no report, whatever it states: ``no_report`` says so for sure once it
    is read.  Sure reports need not be read for that."""
    return no_report(document, ()) is not None or of_another_text(document, 1) is not None


def is_passage(document: Document, facts: Sequence[Fact]) -> bool:
    """Whether a text is but a piece of a report: no title, no heading of one, no cell of a table,
    and few of the statistics that every report gives."""
    if document.meta.title or document.meta.form_quote or _BODY.search(document.text):
        return False
    if _TITLE.search(document.text) or any(f.evidence[0].address for f in facts):
        return False
    return len({f.indicator for f in facts if f.indicator != OTHER}) < _SEVERAL


def _without_figures(document: Document) -> str | None:
    """Why a text that gives none of the statistics is no report, though it has a title; or None."""
    text = document.text
    window = _WINDOW.match(text.lstrip())
    if window and _is_another(window["name"]):
        return "the headline is that of another kind of text"
    years = {match["year"] for match in _TITLE.finditer(text)}
    # Below a title they are what the report is in, and not a list of several.
    files = 0 if years else len(_FILE.findall(document.source.raw))
    # Of different bodies, as a site lists them; a form has lines like its title.
    linked = len({line for line in text.splitlines() if _TITLE.search(line)}) - 1
    linked = 0 if document.meta.form_quote else linked
    if max(len(years), files, linked) > 1 and text.count("。") < _LEAST:
        return "a list of reports"
    blanks = len(_BLANK.findall(text))
    if blanks and blanks > _numbers(document):
        return "a template that nobody has filled in"
    if _ABOUT_REPORTS.search(text.lstrip()):
        return "the headline is that of another kind of text"
    if len(text) <= _HEAD and _ERROR.search(text) and not _BODY.search(text):
        return "an error page"
    return None


def _is_another(headline: str) -> bool:
    """Whether a headline is of a notice, and not of one with which a report is published."""
    return bool(_OTHER_HEADLINE.search(headline)) and not re.search("报告|年报", headline)


def _numbers(document: Document) -> int:
    """How many numbers somebody has filled in; those that cannot be read are numbers too."""
    return sum(
        m.statistical or (m.kind == "damaged" and not m.explained) for m in document.mentions
    )


def review(
    verified: Verification,
    findings: Sequence[Finding],
    failures: Sequence[ChunkFailure],
    document: Document,
    *,
    official: bool = True,
    tabled: bool = True,
) -> Iterator[str]:
    """Everything that keeps a report from being done, in words.

    ``official`` tells that it is of the kind whose forms are known: from 2019 on they have tables.
    ``tabled``: something is looked for in its tables; who asks for none misses none.
    """
    yield from doubts(verified.facts)
    if any(failure.kind == MOSTLY_UNANSWERED for failure in failures):
        yield "the model left most numbers unanswered"
    if any(failure.kind == MOSTLY_UNLIKE for failure in failures):
        yield "the model reads most numbers in another way than the embedded readers"
    parts = [failure for failure in failures if failure.kind not in OF_THE_WHOLE]
    if unread := len(parts) + len(document.source.unread):
        yield f"{unread} parts not read" if unread != 1 else "1 part not read"
    tables = [f for f in findings if f.kind == "unplaced_table" and f.severity != "info"]
    if tabled and (tables or _unread_form(verified.facts, document)):
        yield "a table not read"
    elif official and not unread and _says_nothing(verified.facts, document):
        yield "none of the tables of its form, and no statistic in its text"
    coverage = verified.ledger.coverage
    if coverage is not None and coverage < _HALF:
        yield "most numbers are unclaimed"
    yield from mistakes(verified.facts, findings)


def doubts(facts: Sequence[Fact]) -> Iterator[str]:
    """How many facts are doubtful, and how many contradicted."""
    verdicts = Counter(fact.verdict for fact in facts)
    for verdict in _DOUBTS:
        if verdicts[verdict]:
            yield f"{verdicts[verdict]} {verdict}"


def mistakes(facts: Sequence[Fact], findings: Sequence[Finding]) -> Iterator[str]:
    """How many mistakes of each kind there are that no such fact tells of."""
    known = {fact.id for fact in facts if fact.verdict in _DOUBTS}
    left = Counter(
        f.kind
        for f in findings
        if f.severity == "error" and f.kind != "incomplete" and not known & set(f.facts)
    )
    yield from (f"{count} {kind}" for kind, count in left.items())


def reasons_again(
    reasons: Sequence[str], facts: Sequence[Fact], findings: Sequence[Finding]
) -> tuple[str, ...]:
    """The reasons of a report after people decided: its ``facts`` are those that nobody decided on,
    its ``findings`` those that are open.  What was not read stays unread."""
    unread = (reason for reason in reasons if not _COUNTED.fullmatch(reason))
    return (*doubts(facts), *unread, *mistakes(facts, findings))


_DOUBTS: tuple[Verdict, ...] = ("doubtful", "contradicted")
_COUNTED = re.compile(r"\d+ \w+")
"""A reason that :func:`doubts` or :func:`mistakes` gave."""


def _unread_form(facts: Sequence[Fact], document: Document) -> bool:
    """Whether the headers of an official form stand in the text, and no cell was read."""
    if document.meta.form_quote is None or not any(m.statistical for m in document.mentions):
        return False
    headers = bool(_HEADERS.search(document.meta.form_quote.text))
    return headers and not any(f.indicator != OTHER and f.evidence[0].address for f in facts)


def _says_nothing(facts: Sequence[Fact], document: Document) -> bool:
    """Whether a report whose form has tables gives no number, and does not say that there is none.

    A passage with the year of such a form, and without a title or its headings, is no report.
    """
    meta = with_form(document.meta)
    titled = meta.title or meta.form_quote or _TITLE.search(document.text)
    if meta.form not in _WITH_TABLES or facts or not titled:
        return False
    if any(m.statistical for m in document.mentions):
        return False
    return _NOTHING.search(document.text) is None


_WITH_TABLES = frozenset({"form2019", "form2021"})
_NOTHING = re.compile(
    r"(?:均|都|全部)(?:为|是)?(?:零|0|无)|无(?:相关|上述|此类)(?:数据|情况)|(?:未|没有)(?:发生|收到|产生)"
)
_HEADERS = re.compile(r"本年|现行|对外公开|项目数量|统计")
