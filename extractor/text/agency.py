"""The body whose report it is: named in the title, in sentences, in the signature, on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.schemas import MetaValue, Span

from .body_names import (
    FORMER,
    LAST,
    RUN,
    BodyName,
    begins,
    completed,
    is_name,
    is_short_place,
    parse,
)
from .document import Document, overlaps_any
from .meta_value import ANY_YEAR, YEAR, meta_value, overwritten
from .places import known_at, units
from .title_lines import DISCLOSURE
from .vocabulary import ONE_TO_NINE, ZEROS

_SECOND = rf"(?:{FORMER}|\((?!以下|下称|简称)[㐀-䶿一-鿿𠀀-𳑿]{{0,14}}[局委会室心馆院校]\))"
_NAME = rf"(?P<name>{RUN}{LAST}{_SECOND}?)"
_OFFICE = (
    r"(?:(?:党政|综合|政府信息|政务|信息公开|机关|行政|秘书|法规)[㐀-䶿一-鿿𠀀-𳑿]{0,14}(?:办公室|小组|办|中心|科|股|处|室)"
    r"|(?<!政府)(?<!编制委员会)(?<!信息化委员会)(?<!改革委员会)(?<!工作委员会)(?<![省市县区州旗镇乡]委员会)(?<!常务委员会)(?<!常委会)(?<!小组)(?<![省市县区州旗镇乡]委)办公室)?"
)
"""An office inside of the agency, which answers for it: 乙镇人民政府党政办公室."""
_ABOUT = r"(?:政府信息|政务公开|政务信息|信息公开)"
_OPENING = 3500
_ROLES: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (role, tuple(needs.split()), re.compile(pattern, re.MULTILINE))
    for role, needs, pattern in (
        ("by", "由 经 是", rf"[由经是]{_NAME}{_OFFICE}(?:编制(?!委员会)|综合|根据|汇总|负责|组织编|牵头|撰写)"),
        ("by", "现由", rf"现由{_NAME}(?:公布|发布|公开)(?=本|{YEAR}|《)"),
        ("by", "单位 机关", rf"编制(?:单位|机关)(?:是|为|:)\s?{_NAME}(?=[,。;、\s(]|$)"),
        ("by", "本报告 本年", rf"{_NAME}(?:是|为|系)本(?:年度)?(?:报告|年报)的?(?:编制|编写|起草|撰写|责任|发布|公布)(?:单位|机关|部门|机构|主体)"),
        ("by", "简称 下称", rf"{_NAME}\((?:以?下)?简?称(?:为|:)?[“\"]?[我本](?:[省市县区州旗镇乡局委办厅院校馆所站处社]|单位|机关|部门|街道|公司|中心|管委会)[”\"]?\)"),
        ("by", "编制 编写 撰写 起草", rf"(?:^|[,。\s]|要求){_NAME}(?:负责)?(?:编制|编写|撰写|起草)(?:并(?:公布|发布|公开))?了?(?:(?:这份|这个|本|此)(?=报告|年报)|(?:这份|这个|本|此)?{YEAR}年?度?[^,。\n]{{0,14}}(?:报告|年报))"),
        ("by", "根据 按照 依据 依照", rf"^{_NAME}(?:根据|按照|依据|依照)[^。\n]{{4,80}}编制"),
        ("of", "公布 发布 公开 编制 现将 报送 上报 呈报", rf"(?:公布|发布|公开|编制|现将|报送|上报|呈报)《?{_NAME}(?={YEAR}|《|\()"),
        ("of", "公布 发布 公开 现将", rf"(?:公布|发布|公开|现将)《?{YEAR}\s?年度?{_NAME}(?={_ABOUT})"),
        ("opens", "公开", rf"^《?{_NAME}{YEAR}\s?年度?(?:政府)?信息公开"),
        ("opens", "关于", rf"^{_NAME}关于(?:公布|发布|公开|印发|报送)(?={YEAR}|《)"),
        ("opens", "年度报告", rf"^{_NAME}(?:{YEAR}年度?)?(?:工作)?年度报告$"),
        ("contact", "与", rf"与{_NAME}{_OFFICE}(?:综合股|政务公开科)?(?:联系|\()"),
        ("contact", "联系", rf"联系(?:人)?[:(]?(?:单位:)?{_NAME}{_OFFICE}(?=[联,。:;(\s电]|$)"),
        ("quoted", "“", rf"“{_NAME}{_ABOUT}(?:公开)?工作”"),
        ("school", "大学 学院", rf"{_NAME}(?<=大学|学院)(?=信息公开|官方网站|共)"),
        ("site", "网站", rf"[从在于录用过]?{_NAME}(?:官方|政务|政府)?(?:门户)?网站"),
        ("publisher", "机构 机关 来源 单位 编辑", rf"(?:发布机构|发文机关|信息来源|来源|(?:发布|填报|编制|报送|上报)单位|编辑)[\s:|]{{0,3}}(?:[^\s:|]{{1,12}}:)?{_NAME}(?![㐀-䶿一-鿿𠀀-𳑿])"),
    )
)  # fmt: skip
"""Where the agency is named, the surest first: the role, words of which one must be there, and how."""
_LINE = re.compile(rf"^\(?{_NAME}[ ]*\)?(?:{YEAR}年\d{{1,2}}月\d{{1,2}}日)?$", re.MULTILINE)
_SELF = re.compile(
    rf"(?:^|[,。、;:\s在]|年度?){_NAME}(?:\((?:以?下)?简?称[^()\n]{{1,12}}\))?(?=信息公开|政府信息|政务公开|人民政府|利用|将|认真|严格|高度|积极|坚持|全面|深入|始终|紧紧|切实|"
    r"按照|依照|依据|根据|遵照|向社会|现[将把就向公]|结合|围绕|聚焦|继续|进一步|及时|扎实|大力|持续|主动公开|全年|通过|由(?=原)|在[省市县区]政府|以习近平|在[省市县区镇乡州党])",
    re.MULTILINE,
)
_GROUP = re.compile(
    rf"(?:^|[,。、;:\s]|成立了?|以){_NAME}{_ABOUT}(?:工作)?领导(?:小)?组", re.MULTILINE
)
_NUMBER = r"(?:(?<=第)\d{1,3}(?=[㐀-䶿一-鿿𠀀-𳑿])|\d{2,3}(?=[国省县]道))"
"""A number in a name: 第57中学, 107国道管理中心."""

_SUBJECT = r"(?<!人民)政府信息|政务(?!服务)|(?:[校院厂社]务)?信息公开"


@cache
def _title_prefix(about: str) -> re.Pattern[str]:
    """The name that opens a title; ``about`` is the pattern of what the title is about."""
    return re.compile(
        rf"(?:^|.*{ANY_YEAR}[)\]〕】]?\s?年?度?[)\]〕】]?)(?:关于)?(?P<name>(?!关于|年度|{ANY_YEAR})(?:[㐀-䶿一-鿿𠀀-𳑿]|{_NUMBER}){{2,30}}?{_SECOND}?)\s*(?:关于)?"
        rf"(?:[(\[〔【]?{ANY_YEAR}|[{ZEROS}{ONE_TO_NINE}]{{2,4}}年|{_SUBJECT if about == DISCLOSURE else about})"
    )


_TITLE_SUFFIX = re.compile(rf"(?:报告|年报|[总小]结)\((?P<name>{RUN}{LAST})\)$")
"""关于2010年政府信息公开情况的报告(丁区卫生局)."""


_TOWNS = ("镇", "乡", "苏木", "街道")
_RUN_BEFORE = re.compile(r"[㐀-䶿一-鿿𠀀-𳑿]{1,16}$")


def read_agency(document: Document, title: MetaValue | None, about: str) -> MetaValue | None:
    """The body whose report it is; None where its name is overwritten or never given."""
    text, bad = document.text, [damage.span for damage in overwritten(document)]
    prefix = _in_title(title, about)
    for span in _spans(text, prefix):
        words = _one_line(text[slice(*span)])
        if overlaps_any(span, bad):
            continue
        if is_name(words) or (span == prefix and is_short_place(words)):
            return _checked(document, span, _full(words, document, title))
    return None


def _spans(text: str, prefix: Span | None) -> Iterator[Span]:
    """The names, the surest first; ``prefix`` is that in the title.  Looked for as they are asked for."""
    first = parse(_one_line(text[slice(*prefix)])) if prefix is not None else None
    # A name on the line above the title may be that of the whole site.
    above = prefix is not None and text[prefix.stop : prefix.stop + 1] == "\n"
    if prefix is not None and first is not None and first.settled and not above:
        yield from _in_full(text, first)
        yield prefix
    named = _named(text)
    by = named.pop("by", [])
    compiled = [*by, *_signatures(text)]
    others = [span for spans in named.values() for span in spans]
    if prefix is not None and first is not None:
        fuller = [
            s for s in [*compiled, *others] if _fuller(parse(_one_line(text[slice(*s)])), first)
        ]
        posted = _posted(text, named.get("publisher", []), first)
        fuller = [s for s in fuller if s not in posted or posted[s]]
        fuller += [s for s, own in posted.items() if own and s not in fuller]
        fuller.sort(key=lambda span: _is_office(parse(_one_line(text[slice(*span)]))))
        yield from (*fuller[:1], *(by if above else ()), prefix)
    yield from (*compiled, *others)
    yield from _own(text)


def _in_full(text: str, first: BodyName) -> Iterator[Span]:
    """来源: 丁市文化广电新闻出版局 on the page of 丁市文广新局: a department by its full name."""
    short = first.words.removeprefix("".join(first.places))
    if first.kind.id != "department" or len(short) > _SHORT_NAME:
        return
    pages = (_begun(match) for which in (_PUBLISHER, _HOST) for match in which.finditer(text))
    for span in (*pages, *_signatures(text)):
        name = parse(_one_line(text[slice(*span)]))
        if name is None or name.kind.id != "department" or name.places[-1:] != first.places[-1:]:
            continue
        full = name.words.removeprefix("".join(name.places))
        last = full.removesuffix("员会") if short.endswith("委") else full
        ends_alike = full[0] == short[0] and last[-1] == short[-1]
        if len(full) > len(short) and ends_alike and _abbreviates(short, full):
            yield span
            return


_SHORT_NAME = 5
"""Characters of 文广新局, 国资委, 住建局 without their place."""
_HOST = re.compile(rf"主办(?:单位)?[\s:|]{{0,3}}{_NAME}(?![㐀-䶿一-鿿𠀀-𳑿])")
"""Whose site it is: mostly the government's, so that it is asked for the full name of a department alone."""
_PUBLISHER = next(pattern for role, _, pattern in _ROLES if role == "publisher")


def _posted(text: str, spans: Sequence[Span], first: BodyName) -> dict[Span, bool]:
    """The offices and departments that post the report whose title names a place alone, and whether
    it is theirs.

    A title with a county alone is that of its government, and 来源: is who puts it on the page,
    unless the report speaks of itself as 我办 or 我局.
    """
    found: dict[Span, bool] = {}
    for span in spans if first.kind.id == "place" else ():
        name = parse(text[slice(*span)])
        called = _CALLED.get(name.kind.id) if name is not None else None
        if name is not None and called is not None:
            of_place = name.ranked or name.words.startswith(first.words)
            found[span] = of_place and _calls_itself(text, called)
    return found


def _calls_itself(text: str, called: str) -> bool:
    return len(re.findall(called, text)) > len(re.findall(_CALLED["government"], text))


_CALLED = {
    "office": "我办",
    "department": "我[局委厅]",
    "government": "我(?:[省市县区州旗镇乡]|街道)|全[省市县区州旗镇乡]",
}
"""What bodies call themselves in their reports, by their kind."""


def _checked(document: Document, span: Span, full: str) -> MetaValue | None:
    """The agency; none where only its rank is left: 镇人民政府 is that of any town.

    Its value is what it is called: what it was called before stands in its quote alone.
    """
    full = re.sub(rf"{FORMER}$", "", full)
    name = parse(full)
    bare = name is not None and name.ranked and name.kind.id == "government"
    return None if bare else meta_value(document, span, full)


def _in_title(title: MetaValue | None, about: str) -> Span | None:
    """The name that the title gives."""
    if title is None or title.quote is None:
        return None
    words = _one_line(title.quote.text)
    match = _title_prefix(about).match(words.strip("《》 "))
    match = _TITLE_SUFFIX.search(words) or match
    if match is None:
        return None
    # The lines of a title may part its name.
    printed = [at for at, char in enumerate(title.quote.text) if not char.isspace()]
    name = "".join(match["name"].split())
    first = "".join(title.quote.text.split()).find(name)
    if first < 0:
        return None
    at = title.quote.span.start
    return Span(at + printed[first], at + printed[first + len(name) - 1] + 1)


def _named(text: str) -> dict[str, list[Span]]:
    """The names in the opening by role, in the order of the roles."""
    opening = text[:_OPENING]
    found: dict[str, list[Span]] = {}
    for role, needs, pattern in _ROLES:
        where = text if role == "publisher" else opening
        for match in pattern.finditer(where) if any(n in where for n in needs) else ():
            span = _begun(match)
            name = parse(match.string[slice(*span)])
            # A government's site carries the reports of others.
            if role in ("contact", "publisher") and name and _foreign(name, text):
                continue
            department = name is not None and name.kind.id == "department" and name.places
            if role != "site" or (department and name and name.tidy):
                found.setdefault(role, []).append(span)
    return found


def _foreign(name: BodyName, text: str) -> bool:
    """Whether a government is named in the report of a body that calls itself 我局."""
    if name.kind.id not in ("government", "office", "place"):
        return False
    return len(re.findall("我[局委厅]", text)) > len(
        re.findall("我(?:[省市县区州旗镇乡]|街道)", text)
    )


def _begun(match: re.Match[str]) -> Span:
    """The name in a match, without the words that lead to it."""
    start, stop = match.span("name")
    return Span(start + begins(match["name"]), stop)


def _signatures(text: str) -> Iterator[Span]:
    """Lines that are only a name: at the end of the report, or under its title."""
    for match in _LINE.finditer(text):
        at = match.start()
        if at > len(text) * 0.6 or (at < 600 and text[:at].count("\n") < 12):
            yield _on_two_lines(text, match) or Span(*match.span("name"))


def _on_two_lines(text: str, line: re.Match[str]) -> Span | None:
    """白榆县⏎农业农村局: a place, and its body on the line below; None where it is not so."""
    below = _LINE.match(text, line.end() + 1)
    above = parse(line["name"])
    if below is None or above is None or above.kind.id != "place" or not above.places:
        return None
    body, whole = parse(below["name"]), parse(line["name"] + below["name"])
    joined = body is not None and not body.places and whole is not None
    settled = joined and whole is not None and whole.settled and whole.tidy
    return Span(line.start("name"), below.end("name")) if settled else None


def _one_line(words: str) -> str:
    return re.sub(r"\s*\n\s*", "", words)


def _own(text: str) -> list[Span]:
    """Names that sentences are about, the one first that most are about."""
    spans = []
    for match in _SELF.finditer(text):
        span = _begun(match)
        name = parse(text[slice(*span)])
        if name is None or not name.tidy or (name.ranked and name.kind.id != "department"):
            continue
        if name.kind.id != "place" or name.level(None) == "township":
            spans.append(span)
    counted = Counter(text[slice(*span)] for span in spans)
    spans.sort(key=lambda span: -counted[text[slice(*span)]])
    return [*spans, *(_begun(match) for match in _GROUP.finditer(text))]


def _fuller(other: BodyName | None, name: BodyName) -> bool:
    """Whether a name says more: the body of the place that ``name`` only names, or its place."""
    if other is None or other.words == name.words:
        return False
    if name.ranked and other.places and other.places[-1][-1] == name.words[0]:
        return _abbreviates(name.words, other.words)
    if not name.places and not name.ranked and other.words.endswith(name.words):
        return other.tidy and is_name(other.words)
    if not name.kind.bare:
        return False
    stem = name.words.removesuffix("街道")
    bodies = ("government", "office", "committee", "street")
    return other.words.startswith(stem) and other.kind.id in bodies


def _abbreviates(short: str, full: str) -> bool:
    """Whether the characters of a name stand in a longer one in the same order: 省发展改革委."""
    rest = iter(full)
    return all(char in rest for char in short)


def _is_office(name: BodyName | None) -> bool:
    """Whether a name is that of a government's office, which compiles the report of its government."""
    return name is not None and name.kind.id == "office"


def _full(words: str, document: Document, title: MetaValue | None) -> str:
    """The name with the places before it that the text prints elsewhere, and with its body."""
    body = re.sub(rf"(?<=[局委厅署]){_OFFICE}$", "", words)
    name, text = (parse(body) if is_name(body) else parse(words)), document.text
    if name is None:
        return words + "人民政府"
    if all(unit.endswith(_TOWNS) for unit in name.places):
        office = re.sub(r"政府办(?:公室)?$", "政府办公室", name.words)
        forms = {name.words, office, re.sub("(?<!人民)政府", "人民政府", office)}
        printed = [found for form in forms for found in _printed(form, name, document)]
        surest = Counter(found for known, found in printed if known)
        counted = surest or Counter(found for _, found in printed)
        if counted:
            name = parse(counted.most_common(1)[0][0]) or name
    if name.ranked and title is not None:
        above = re.match(
            rf"[㐀-䶿一-鿿𠀀-𳑿]{{1,6}}{name.words[0]}(?={YEAR}|{_ABOUT})", title.value
        )
        name = parse(above.group() + name.words[1:]) or name if above else name
    return completed(name, text)


def _printed(form: str, name: BodyName, document: Document) -> Iterator[tuple[bool, str]]:
    """The name with places before it, as the text prints it, and whether they are known ones."""
    text, bad = document.text, [damage.span for damage in overwritten(document)]
    rank = 1 if name.ranked else 0
    stop = 0
    while (begun := text.find(form, stop)) >= 0:
        stop = begun + len(form)
        run = _RUN_BEFORE.search(text, max(0, begun - 16), begun)
        if run is None or overlaps_any(Span(run.start(), stop), bad):
            continue
        whole, lead = run.group() + form, len(run.group())
        start = begins(whole)
        for at in range(start, lead):
            before = whole[at : lead + rank]
            found = units(before)
            known = all(known_at(unit, 0) == len(unit) for unit in found)
            whose = known or (at == start and 2 < len(found[0]) < 7)
            if "".join(found) == before and whose and is_name(whole[at:]):
                yield known, whole[at:]
                break
