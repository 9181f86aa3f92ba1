"""Who does it: the reporting body itself, its whole jurisdiction, a part of it, or another.

Told by the words before the verb.  ``agency`` is the name of the reporting body, None if unknown.
"""

from __future__ import annotations

import re
from typing import Literal

Body = Literal["own", "whole", "part", "other"]

_PHRASE = re.compile(
    r"[一-鿿]{0,14}?(?:[局委厅署]|(?:党政|管理|执法|建设|服务|事务|综治|信访|经发|城管)办|部门|单位|科室|股室|处室|站所|[市县区]州?直|乡镇|镇街|街镇|镇乡|[镇乡]|街道(?!居民)|社区(?!居民|群众)|村(?!民)|学校|医院|公司|[一-鿿]馆|(?:监管|管理|工商|司法|国土|财政|林业|水利|环保|卫生|税务)所|系统|市州|州市|区县|县区|县市|县市区|"
    r"(?<![网上络站线函信邮件寄真话][、和及与])窗口(?!、(?:电话|网|信[函件]|邮|传真|大厅))|大厅|分局|支队|大队|办事处|办公[室厅]|派出所|税务所|管委会|开发区)"
    # 街道党政办: the office within, and not the street office
    r"(?![一-鿿]{0,4}(?:党政|管理|执法|建设|服务|事务|综治|信访|经发|城管)办)(?=(?:[^一-鿿]|[一-鿿]){0,24}$)"
)
_BODY_SIGN = re.compile("[局委厅署办门位室处所直乡镇街社村校院司馆统州县区窗队]")
"""One of these stands in every such phrase."""
EVERY_BODY = re.compile(
    r"(?:各|[市县区州]直各?)(?:级|个)?(?:部门|单位)[、和及与]各?(?:乡镇|镇街|镇乡|街镇|乡|镇|街道)"
)
"""县直各部门、各乡镇及县政府办公室: the office is one of them."""
_WHOLE = re.compile(
    r"全[市县区省州乡镇旗国](?!性|面)|各级|[市县区省州]政府(?:及|和)(?:其|所属|组成|各)?(?:所属|组成)?(?:工作)?部门|[市县区]及各?(?:部门|单位)|以全"
    rf"|{EVERY_BODY.pattern}"
    r"|(?:[省市州县区旗][、和]?){1,2}(?:乡镇|镇街|街镇|[镇乡街村])?[两三]级"
)
_SYSTEM = re.compile(r"系统(?:内|上下)?(?:共计?|总共|一共|合计)")
"""系统共收到…: in a report that speaks of 全系统; a thing that a computer runs is named by a word before."""
_OWN = re.compile(
    r"^(?:我|本)|政府办公?[室厅]?(?:本级)?$|政府$|(?:本机关|本单位|本部门|我们|全局|全校|全院|全厅|全委|全镇|全乡|全街道|全系统)$"
)
_LEFT_TO = re.compile(
    r"^(?:[一-鿿]{0,6}公开(?:的?(?:日常)?(?:工作|事务|事项|事宜))?|[本我]?[局委办镇乡村校院厂站所区县市馆街]里|日常工作)"
    r"(?:主要|具体|统一|一直|,)*由(?=[一-鿿])"
)
"""信息公开由办公室…, 乡里由党政办…: who does it is named behind 由."""
_WORK = "信息公开(?:工作)?"
_OFFICE = re.compile(
    r"(?:[一-鿿]{1,4}?[会科股室部][与和及、])?(?:[局委厅院校镇乡馆]?(?:党政|综合|行政|党委)?办公室|(?:董事|理事|监事)会办公室|(?:[镇乡]|街道)?(?:党政|综合)办)"
    rf"|(?:[省市县区]?政府)?(?:政府|政务)?{_WORK}(?:领导小组)?办公?室?"
)
"""办公室2名同志负责…: the office of the body is the body."""
_PART = re.compile(
    r"各(?:乡|镇|街|县|区|市|州|部门|单位|科|股|处|站|社区|村|局|委|办|成员|职能|责任|学院|窗口|直属|下属|所属|二级)|[市县区省]直(?!属?机关工委)|[县市区]州|所属|下属|二级单位|下级|基层|部分|有关(?:部门|单位)|"
    r"系统$|(?:^|[^本我])(?:社区|村|科室|股室|(?<![网上络站线函信邮件寄真话][、和及与])窗口|大厅)$"
)
_BELOW = re.compile(
    r"的?(?:所属|下属|直属|属下?|直|下辖|所辖|管辖)的?(?:[一-鿿]{0,2}\d+[个家所])?各?[一-鿿]{0,6}?"
    r"(?:学校|中学|小学|幼儿园|单位|机构|部门|[局院所站队馆园企]|乡镇|镇街|街道|企业|公司|海关)"
    r"|(?<=[镇乡道])各?[一-鿿]{0,4}?(?:学校|[中小]学|幼儿园|卫生院|村|社区|站所|企业)"
)
"""市教育局所属各学校, 镇中心学校: what stands last is who did it; 市教育局及所属学校 is the body with them."""
_COMMITTEE = re.compile(r"[省市县区州旗盟]委(?:办(?:公室)?)?$")
"""县委: the party's, and not 县发改委; a bureau's 局党组 is its own."""
_ITSELF = {
    "学校": "大学|学院|学校|中学|小学|幼儿园|职校",
    "医院": "医院",
    "公司": "公司|集团",
    "街道": "街道",
    "街道办事处": "街道",
    "街道办": "街道",
    "办事处": "街道|办事处",
    **dict.fromkeys(
        ("管委会", "开发区管委会", "园区管委会", "新区管委会", "高新区管委会", "开发区", "园区"),
        "管理委员会|管委会|管理局|管理区|示范区|开发区|高新区|园区",
    ),
}
"""What an office calls itself without 我 or 本."""


_OPENING = r"^(?:20\d\d年度?|全年|本年度?|今年|当年|[据经](?:统计|[一-鿿]{0,6}通报)|其中|同期|,)*"
_GETS = r"(?=(?:共|总共|累计|新)?(?:收|受理|接|公开|发布|办|答复))"
_ELSEWHERE = re.compile(
    rf"{_OPENING}(?:(?:邻近?|毗邻|周边|相邻|外(?=[省市县区镇乡地单])|兄弟|友好)的?(?:[一-鿿]{{0,4}}?)(?:县|市|区|省|镇|乡|地区?|单位|部门)"
    rf"|上级(?:机关|部门|单位|政府|主管部门){_GETS}"
    r"|某(?:省|市|县|区|镇|乡|州|局|兄弟|地)(?!级))"
)
_COMPANY = re.compile(rf"{_OPENING}(?P<name>[一-鿿]{{2,12}}(?:集团|公司|法院|检察院)){_GETS}")
_WHOLE_OF = re.compile(rf"{_OPENING}全(?P<level>[国省市县区])(?!性|面)")
_PLACE = re.compile(
    r"(?P<国>国务院|国家|中国|总局|部$)|(?P<省>省|自治区|厅)|(?P<市>市(?![场政容民])|自治州|盟)"
    r"|(?P<县>县|旗|区(?![划域]))|(?P<乡>(?<!城)乡(?!村)|镇|街道)"
)
_LEVELS = "国省市县乡"


def elsewhere(label: str, agency: str | None) -> bool:
    """Whether a clause counts for a neighbour, a company, a court, or for a level above the agency.

    全省 in the report of a county's office is the province; in that of the province it is its own.
    Where the agency's name tells no level, nothing is said of levels.
    """
    another = _ELSEWHERE.match(label)
    # A report may be of 某县 itself, whose name somebody took out.
    if another and not ("某" in another.group() and "某" in (agency or "某")):
        return True
    company = _COMPANY.match(label)
    if company and not (agency and _names(company["name"], agency)):
        return True
    whole, named = _WHOLE_OF.match(label), [m.lastgroup for m in _PLACE.finditer(agency or "")]
    if whole is None or not named:
        return False
    level = whole["level"].replace("区", "县")
    return _LEVELS.index(level) < _LEVELS.index(named[-1] or "县")


_DATED = re.compile(r"(?:19|20)\d\d年度?|\d{1,2}月(?:份|底|末)?|\d{1,2}日(?:至|到)?")


def kind_of(words: str, agency: str | None) -> Body | None:
    """What body the words before a verb name; None where they name none."""
    words = _DATED.sub("", words)
    if _WHOLE.search(words) or _SYSTEM.match(words):
        return "whole"
    if _EVERYWHERE.match(words):
        return "part"
    match = _PHRASE.search(words) if _BODY_SIGN.search(words) else None
    if match is None:
        return None
    name = re.sub(
        r"^(?:20\d\d年|报告期内|期内|年内|这?一年[来中里]|从?年初[到至]年[底末]|统计(?:时段|期间?|周期)内?|年度|年|全年|今年|本年度?|当年|由|对|(?:当事人|申请人|行政相对人)?就(?=[我本])|向|为|各类|其中|同时|,)+",
        "",
        _LEFT_TO.sub("", match.group()),
    )
    if agency is None and len(name) <= 3 and not _PART.search(name):
        return "own"
    if name in _ITSELF and (agency is None or re.search(_ITSELF[name], agency)):
        return "own"
    if _BELOW.match(words, match.end()):
        return "part"
    if _COMMITTEE.search(name) and name not in (agency or name):
        return "other"
    if _OWN.search(name) or _OFFICE.fullmatch(name):
        return "own"
    if agency is not None and _names(name, agency):
        return "own"
    if _PART.search(name):
        return "part"
    if agency is None:
        return None
    return "other"


_EVERYWHERE = re.compile(r"(?:全年|年内|20\d\d年度?|,)*各地(?![址方点块])")
"""各地举办培训班2700期: wherever it was, not here."""
_FORMER = re.compile(r"原(?=[省市县区州][一-鿿]{2})")
"""原县旅游局: a body that went into this one, or another."""


def _names(name: str, agency: str) -> bool:
    """Whether a name is the agency's, as a whole or shortened (市发改委 for …发展和改革委员会)."""
    if name in agency or agency in name:
        return True
    if _FORMER.match(name):
        return False
    at = re.search(r"[省市县区州旗](?=[一-鿿]{2,})", name)
    if at and name[at.end() :] in agency:
        # 县教育局 in the report of a bureau of the city: one of the level below
        return at.group() in agency or not re.search(r"[省市县区州旗]", agency)
    rest = iter(agency)
    return len(name) >= 2 and all(char in rest for char in name)
