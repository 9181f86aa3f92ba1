"""Who does it: the reporting body itself, its whole jurisdiction, a part of it, or another.

Told by the words before the verb.  ``agency`` is the name of the reporting body, None if unknown.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from extractor.schemas import Scope

Level = Literal["own", "whole", "division", "part", "other"]
"""The body; all bodies of its jurisdiction; a division of its office; bodies under it; any other."""


class Subject(NamedTuple):
    """A body that does something, by what it is to the reporting one."""

    level: Level
    name: str

    @property
    def ours(self) -> bool:
        """Whether its figure is that of the report: of the body, or of all that belong to it."""
        return self.level in ("own", "whole")


_PLACE = "[省市县区州旗盟]"
_TOWN = "乡镇|镇街|街镇|镇乡|乡|镇|街道(?:办事处|办)?"
_AREA = "县市区|县区|区县|市州|州市|县市"
_AGENCY = "行政机关|委办局|部门|单位|机关|机构"
WHEN = (
    r"(?:(?:19|20)\d\d年度?|报告期内|期内|年内|全年|年度?|今年|本年度?|当年|期间|同期|其中|[,:\s])*"
)
"""Words of time that may open a clause before its subject."""
_GETS = r"(?=(?:共|总共|累计|新)?(?:收|受理|接|公开|发布|办|答复))"

# All of them.
_EVERY_BODY = rf"(?:各|{_PLACE}直各?)(?:级|个)?(?:部门|单位)[、和及与]各?(?:{_TOWN})"
"""县直各部门、各乡镇及县政府办公室: the office is one of them."""
_WHOLE = re.compile(
    rf"全[{_PLACE[1:-1]}乡镇国](?!性|面)|各级|{_PLACE}政府(?:及|和)(?:其|所属|组成|各)?(?:所属|组成)?(?:工作)?部门"
    rf"|[市县区]及各?(?:部门|单位)|以全|{_EVERY_BODY}|(?:(?:{_PLACE}[、和]?){{1,2}}(?:乡镇|镇街|街镇|[镇乡街村])?|[镇乡]村)[两三]级"
    r"|^系统(?:内|上下)?(?:共计?|总共|一共|合计)"
)
"""系统共收到…, where it opens: a thing that a computer runs is named by a word before."""
_WITH_THOSE_BELOW = re.compile(
    r"(?:及|和|与|暨)(?:其|所属|下属|直属|各)*(?:\d+[个家][一-鿿]{1,6}?[、和及]?)+(?:(?:19|20)\d\d年度?)?$"
)
"""管委会及所属14个部门、2个街道主动公开…: the body with all that belong to it."""

# Some of them.
_NAMED_ONES = re.compile(
    rf"[一-鿿]{{2,6}}(?:[、和][一-鿿]{{2,6}})+等?(?:\d{{1,2}}|[两二三四五六七八九十]{{1,2}})个?(?:{_TOWN}|{_AGENCY}|县|区|市|局|家)$"
)
"""白石、龙湾、双桥三个镇共公开…: so many bodies, by name."""
_ONE_OF_ALL = re.compile(r"[一-鿿][一1](?:家|个?(?:局|部门|单位))[就便]$")
"""全市收到…,市水务局一家就收到…."""
_PART = re.compile(
    rf"各(?:乡|镇|街|县|区|市|州|部门|单位|科|股|处|站|社区|村|局|委|办|成员|职能|责任|学院|窗口|直属|下属|所属|二级)"
    rf"|{_PLACE}直(?!属?机关工委)|[县市区]州|所属|下属|二级单位|下级|基层|部分|有关(?:部门|单位)"
    r"|系统$|(?:^|[^本我])(?:社区|村|科室|股室|(?<![网上络站线函信邮件寄真话][、和及与])窗口|大厅)$"
)
_BELOW = re.compile(
    r"的?(?:所属|下属|直属|属下?|直|下辖|所辖|管辖)的?(?:[一-鿿]{0,2}\d+[个家所])?各?[一-鿿]{0,6}?"
    rf"(?:学校|中学|小学|幼儿园|企业|公司|海关|{_AGENCY}|{_TOWN}|[局院所站队馆园企])"
    r"|(?<=[镇乡道])各?[一-鿿]{0,4}?(?:学校|[中小]学|幼儿园|卫生院|村|社区|站所|企业)"
)
"""市教育局所属各学校, 镇中心学校: what stands last is who did it; 市教育局及所属学校 is the body with them."""
_DIVISION = re.compile(
    rf"(?:各[科股处]室中|{WHEN})(?:[局厅委校院]|机关)?"
    rf"(?P<name>(?![本我各全到多何])[一-鿿]{{2,6}}[科股处]){WHEN}(?:共计?|累计|主动)*"
)
"""法规处全年发布58条: what one division published."""
_WHOLE_BODIES = re.compile(r"(?:办事|代表|联络|管理|管护|保护|服务|工程)处$")
"""街道办事处, 公园管理处: names of whole bodies."""

# The body itself.
_WITHIN = "(?:党政|管理|执法|建设|服务|事务|综治|信访|经发|城管)办"
_PHRASE = re.compile(
    rf"[一-鿿]{{0,14}}?(?:[局委厅署]|{_WITHIN}|[本我][办院校所站]|政府(?:信息公开)?办(?![公理结事件])|部门|单位|科室|股室|处室|站所|{_PLACE}州?直|乡镇|镇街|街镇|镇乡|[镇乡]|街道(?!居民)|社区(?!居民|群众)|村(?!民)|学校|各学院|医院|公司|[一-鿿]馆|(?:监管|管理|工商|司法|国土|财政|林业|水利|环保|卫生|税务)所|系统|{_AREA}|"
    r"(?<![网上络站线函信邮件寄真话][、和及与])窗口(?!、(?:电话|网|信[函件]|邮|传真|大厅))|大厅|分局|支队|大队|办事处|办公[室厅]|派出所|税务所|管委会|开发区|[所下直]属$)"
    # 街道党政办: the office within, and not the street office
    rf"(?![一-鿿]{{0,4}}{_WITHIN})(?=.{{0,24}}$)",
    re.DOTALL,
)
_BODY_SIGN = re.compile("[局委厅署办门位室处所直乡镇街社村校院司馆统州县区窗队属]")
"""One of these stands in every such phrase."""
_OPENS_NAME = re.compile(
    r"^(?:20\d\d年|报告期内|期内|年内|这?一年[来中里]|从?年初[到至]年[底末]|统计(?:时段|期间?|周期)内?|年度|年|全年|今年|本年度?|当年|由|对|(?:当事人|申请人|行政相对人)?就(?=[我本])|向|为|各类|其中|同时|,)+"
)
_OWN = re.compile(
    r"^(?:我|本)|政府办公?[室厅]?(?:本级)?$|政府$|(?:本机关|本单位|本部门|我们|全局|全校|全院|全厅|全委|全镇|全乡|全街道|全系统)$"
)
_LEFT_TO = re.compile(
    r"^(?:[一-鿿]{0,6}公开(?:的?(?:日常)?(?:工作|事务|事项|事宜))?|[本我]?[局委办镇乡村校院厂站所区县市馆街]里|日常工作)"
    r"(?:主要|具体|统一|一直|,)*由(?=[一-鿿])"
)
"""信息公开由办公室…, 乡里由党政办…: who does it is named behind 由."""
_WORK = "(?:信息|政务)公开(?:工作)?"
_OFFICE = re.compile(
    r"(?:[一-鿿]{1,4}?[会科股室部][与和及、])?(?:[局委厅院校镇乡馆]?(?:党政|综合|行政|党委)?办公室|(?:董事|理事|监事)会办公室|(?:[镇乡]|街道)?(?:党政|综合)办)"
    rf"|(?:[省市县区]?政府)?(?:政府|政务)?{_WORK}(?:领导小组)?办公?室?"
)
"""办公室2名同志负责…: the office of the body is the body."""
_ITSELF = {
    "学校": "大学|学院|学校|中学|小学|幼儿园|职校",
    "医院": "医院",
    "公司": "公司|集团",
    **dict.fromkeys(("街道", "街道办事处", "街道办"), "街道"),
    "办事处": "街道|办事处",
    **dict.fromkeys(
        ("管委会", "开发区管委会", "园区管委会", "新区管委会", "高新区管委会", "开发区", "园区"),
        "管理委员会|管委会|管理局|管理区|示范区|开发区|高新区|园区",
    ),
}
"""What an office calls itself without 我 or 本."""
_COMMITTEE = re.compile(rf"{_PLACE}委(?:办(?:公室)?)?$")
"""县委: the party's, and not 县发改委; a bureau's 局党组 is its own."""
_DATED = re.compile(r"(?:19|20)\d\d年度?|\d{1,2}月(?:份|底|末)?|\d{1,2}日(?:至|到)?")
_EVERYWHERE = re.compile(rf"{WHEN}各地(?![址方点块])")
"""各地举办培训班2700期: wherever it was, not here."""


def subject_of(words: str, agency: str | None, lead: str = "") -> Subject | None:
    """The body that the words before a verb name; None where they name none.

    ``lead`` is their sentence up to the verb, which may count bodies before them.
    """
    if _WITH_THOSE_BELOW.search(lead):
        return Subject("whole", "")
    if _NAMED_ONES.search(lead.removesuffix(words)) or _ONE_OF_ALL.search(lead):
        return Subject("part", "")
    division = _DIVISION.fullmatch(words)
    part = division["name"] if division else ""
    if part and agency and not (_WHOLE_BODIES.search(part) or is_name_of(part, agency)):
        return Subject("division", part)
    words = _DATED.sub("", words)
    if whole := _WHOLE.search(words):
        return Subject("whole", whole.group())
    if _EVERYWHERE.match(words):
        return Subject("part", "各地")
    match = _PHRASE.search(words) if _BODY_SIGN.search(words) else None
    if match is None:
        return None
    name = _OPENS_NAME.sub("", _LEFT_TO.sub("", match.group()))
    below = _BELOW.match(words, match.end()) is not None
    level = "part" if below else _level_of(name, agency)
    return Subject(level, name) if level else None


def _level_of(name: str, agency: str | None) -> Level | None:
    """What a body of this name is to the reporting one; None where that has no name itself."""
    part = _PART.search(name) is not None
    if agency is None and len(name) <= 3 and not part:
        return "own"
    if name in _ITSELF and (agency is None or re.search(_ITSELF[name], agency)):
        return "own"
    if _COMMITTEE.search(name) and name not in (agency or name):
        return "other"
    if _OWN.search(name) or _OFFICE.fullmatch(name):
        return "own"
    if agency is not None and is_name_of(name, agency):
        return "own"
    if part:
        return "part"
    return None if agency is None else "other"


_FORMER = re.compile(r"原(?=[省市县区州][一-鿿]{2})")
"""原县旅游局: a body that went into this one, or another."""
_OF_PLACE = re.compile(rf"{_PLACE}(?=[一-鿿]{{2,}})")


def is_name_of(name: str, agency: str) -> bool:
    """Whether a name is the agency's, as a whole or shortened (市发改委 for …发展和改革委员会)."""
    if name in agency or agency in name:
        return True
    if _FORMER.match(name):
        return False
    at = _OF_PLACE.search(name)
    if at and name[at.end() :] in agency:
        # 县教育局 in the report of a bureau of the city: one of the level below
        return at.group() in agency or not re.search(_PLACE, agency)
    rest = iter(agency)
    return len(name) >= 2 and all(char in rest for char in name)


_ELSEWHERE = re.compile(
    rf"{WHEN}(?:[据经](?:统计|[一-鿿]{{0,6}}通报),?)?"
    r"(?:(?:邻近?|毗邻|周边|相邻|外(?=[省市县区镇乡地单])|兄弟|友好)的?[一-鿿]{0,4}?(?:[县市区省镇乡]|地区?|单位|部门)"
    rf"|上级(?:机关|部门|单位|政府|主管部门){_GETS}"
    r"|某(?:[省市县区镇乡州局地]|兄弟)(?!级))"
)
_PASSED_ON = re.compile(r"(?:转来|转办|转交|交办|移交|批转)[^,;。]*$")
"""县纪委转来投诉2件: what another body sends here is counted here."""
_COMPANY = re.compile(rf"{WHEN}(?P<name>[一-鿿]{{2,12}}(?:集团|公司|法院|检察院)){_GETS}")
_WHOLE_OF = re.compile(rf"{WHEN}全(?P<level>[国省市县区])(?!性|面)")
_RANK = re.compile(
    r"(?P<国>国务院|国家|中国|总局|部$)|(?P<省>省|自治区|厅)|(?P<市>市(?![场政容民])|自治州|盟)"
    r"|(?P<县>县|旗|区(?![划域]))|(?P<乡>(?<!城)乡(?!村)|镇|街道)"
)
_RANKS = "国省市县乡"


def elsewhere(label: str, agency: str | None) -> bool:
    """Whether a clause counts for a neighbour, a company, a court, or for a level above the agency.

    全省 in the report of a county's office is the province; in that of the province it is its own.
    Where the agency's name tells no level, nothing is said of levels.
    """
    if _PASSED_ON.search(label):
        return False
    another = _ELSEWHERE.match(label)
    # A report may be of 某县 itself, whose name somebody took out.
    if another and not ("某" in another.group() and "某" in (agency or "某")):
        return True
    company = _COMPANY.match(label)
    if company and not (agency and is_name_of(company["name"], agency)):
        return True
    whole, named = _WHOLE_OF.match(label), [m.lastgroup for m in _RANK.finditer(agency or "")]
    if whole is None or not named:
        return False
    level = whole["level"].replace("区", "县")
    return _RANKS.index(level) < _RANKS.index(named[-1] or "县")


_JURISDICTION = re.compile(
    rf"{_EVERY_BODY}|全[{_PLACE[1:-1]}乡镇](?!政府信息公开|性|面)|各级(?:各部门|行政机关|政府|机关)|[市县区]各(?:级|部门)"
)
_OWN_OFFICE = re.compile(
    rf"{_PLACE}本级|(?<![一-鿿])[局厅委院署校]本级|[局厅委院署校]机关(?![各及和])|(?<!非)(?<!属于)(?<!不是)本机关(?!不?掌握|职[责权]|公开|政府|范围|负责)|政府本级|本级信息|办公[室厅]代表(?:[省市县区]|人民)?政府?|[市县区省]政府办"
)
_MADE_ANEW = re.compile(
    r"需要?(?:由|请)?本(?:机关|单位|部门|局|级)(?:另行|再|重新)?(?:加工|制作|汇总|分析)+"
)
"""需要本机关另行制作: a reason for an answer, and not whose count it is."""


def scope_of(label: str) -> tuple[Scope | None, str | None]:
    """Own office or whole jurisdiction, with the words that say it; None where nothing does.

    Only the clause of the number itself decides: the parts of a city-wide total may be counted
    for the city or for its own office, and the sentence does not say which.
    """
    label = _MADE_ANEW.sub("", label)
    whole, own = _JURISDICTION.search(label), _OWN_OFFICE.search(label)
    if own and not (whole and re.fullmatch(_EVERY_BODY, whole.group())):
        return "own", own.group()
    return ("jurisdiction", whole.group()) if whole else (None, None)


_BODY = rf"(?:{_PLACE}?直?属?(?:{_AGENCY}|{_TOWN}|{_AREA}|[县区市]|村居?|社区))"
_OF_THE_AREA = re.compile(
    rf"(?:^|[,。;:\n]){WHEN}(?P<area>全[{_PLACE[1:-1]}乡镇])(?:范围内|上下|域)?的?(?:共?有)?"
    rf"(?:(?:各个?|\d{{1,4}}[个家])(?:{_BODY}(?:和|及|与|、)?){{1,3}}(?:\([^()\n]{{1,20}}\))?(?:和|及|与|以及|、)?){{1,4}}"
    r"(?=(?:全年|年内|本年度?|今年|一年来|期内)?(?:[共总一合]计?)?(?:通过|利用|累计|主动|依法|对外|公开|发布|收到|接到|接收|受理|新收|办理|办结|答复|设[立置有]?|建[立成有]?|配[备有]?|召开|举办|组织|编[印发])[^,。;:\n\d]*$)"
)
"""全县44个单位、12个镇主动公开…: what is counted first is who did it, and all of them are the area."""
_ALL_OF_THEM = re.compile(f"{_AGENCY}|局")
"""全县12个乡镇主动公开…: those of the towns are a part."""
_COUNTED_BODIES = re.compile(
    rf"^(?:{_TOWN}|{_AGENCY}|村|社区|[县区市局]|科室|学校|医院|企业|站所)(?=共|合计|总共|一共|累计)"
)
"""全县12个镇共设立…13个: what the number before counts is who has them."""


def without_counted_bodies(before: str, behind: str, label: str) -> str:
    """A label behind the count of the bodies that did it: 全县44个单位公开… is 全县公开…, 12个镇共设立… is 共设立….

    ``before`` is the sentence up to the number, ``behind`` what follows it.
    """
    match = _OF_THE_AREA.search(before) if label and "全" in before else None
    if match is not None and _ALL_OF_THEM.search(match.group()):
        others = _OTHER_BODIES.search(before[: match.start()] + behind.partition("。")[0])
        if "单位" in match.group() or others is None:
            label = match["area"] + before[match.end() :]
    return _COUNTED_BODIES.sub("", label)


_OTHER_BODIES = re.compile(rf"(?:各个?|\d[个家])(?:{_TOWN}|部门)")
"""全县44个部门公开9761条,12个镇公开2239条: two parts."""
