"""Whose site is it: the agency's own, or that of the government above it.

Told by names alone: an agency's own site counts as a way of publishing, another's does not.
"""

from __future__ import annotations

import re

_OWN_WORDS = re.compile(
    r"(?:(?:本|我)(?:单位|机关|局|委|办|厅|县|市|区|镇|乡|街道|校|院|部门|部|署|总局)"
    r"|(?:^|[在过用托])(?:局|委|厅|办|院|校|镇|乡))"
    r"(?:政府|政务|机关|信息公开)?(?:门户|官方)?(?:网|微)"
)
_BELOW = re.compile(
    r"(?:隶属|下属|所属|直属)[一-鿿]{0,8}(?:网站|子站)|各?(?:二级|基层)(?:单位|部门|学院)?(?:网站|子站)|各(?:县|区|市|乡镇|街道|部门|单位|学院)[一-鿿]{0,6}(?:网站|子站)"
)
"""8个隶属海关子网站, 各二级网站: those of the bodies below."""
_LEVEL = re.compile(r"(?P<level>[县区乡镇])级(?:政府)?(?:门户)?网站")
_LEVELS = {"县": "county", "区": "district", "乡": "township", "镇": "township"}
_RANKS = {"township": 1, "street": 1, "county": 2, "district": 2, "prefecture": 3, "province": 4}
_OWNER_RANK = (
    ("省", 4),
    ("自治区", 4),
    ("州", 3),
    ("市", 3),
    ("县", 2),
    ("区", 2),
    ("旗", 2),
    ("镇", 1),
    ("乡", 1),
)
_OWNER = re.compile(
    r"(?P<owner>[一-鿿“”\"]{0,16}?)(?:人民政府|政府|党政|政务|公众)?的?(?:信息公开)?(?:信息)?(?:内容管理平台|门户|官方|公众|信息公开)*(?:网站|信息网|网)"
)
_FOREIGN = re.compile(
    r"(?:[国省市县区]级(?:以上|及以上)|上级|中央|署|采购网|招标|部|总局|省|国家|中国)\w{0,4}$"
)


def _abbreviates(owner: str, agency: str) -> bool:
    """国家药监局 for 国家药品监督管理局: the same characters in the same order, no government's."""
    if len(owner) < 3 or owner[-1] not in "局委厅办部院署" or owner[0] != agency[0]:
        return False
    rest = iter(agency)
    return all(char in rest for char in owner)


_BEFORE_OWNER = r"^.*(?:其中|通过|利用|依托|借助|依靠|经由|在|向|对|于|年|(?<!以)上(?!级)|经(?!济|开|信|贸|管|发))"
_OFFICE = re.compile(r"^(?:国家|[省市县区州旗])?[一-鿿]{2,6}(?:局|委|厅)$")
_ABOVE = re.compile(r"^(?:上级|主管)|^[省市县区州旗]$")


def _of_another_body(owner: str, agency: str) -> bool:
    """县财政局网站, 上级粮食局的网站, 区门户网站 in the report of a bureau of education."""
    government = re.search(
        r"政府(?:办公[室厅])?$|管委会$|管理委员会$|[镇乡]$|街道(?:办事处)?$", agency
    )
    if _ABOVE.search(owner):
        return government is None
    ours = owner[:1] in ("本", "我") or owner[-3:] in agency
    return not ours and _OFFICE.search(owner) is not None


def _is_level_of(owner: str, agency: str) -> bool:
    """省局 in the report of a bureau of the province."""
    match = re.fullmatch(r"([省市县区州])([局厅委])", owner)
    return bool(match and agency.endswith(match[2]) and match[1] in agency[:-1])


_FIELD = re.compile(
    r"(教育|公安|民政|财政|卫生|卫计|卫健|人社|环保|水利|农业|林业|旅游|文旅|税务|国土|交通|气象|统计|审计"
    r"|司法|科技|商务|住建|规划|质监|工商|药监|安监|发改|海关|海事|城管|粮食|物价|体育|档案|消防|应急)(?:信息|政务)?网"
)


def _of_another_field(words: str, agency: str) -> bool:
    """云溪教育网 in the report of a bureau of another field than education."""
    match = _FIELD.search(words)
    bureau = agency[-1:] in ("局", "委", "厅")
    return match is not None and bureau and match[1][0] not in agency


_BARE = re.compile(r"(?<![府级各属直个些上下])(?:部门|单位|机关)(?:门户|官方)?网站")
"""部门网站公开226条: without a name it is the department that reports."""
_SUBSITE = re.compile(r"(?P<body>[一-鿿]{1,6}[局委厅办院署])子站")


def _own_subsite(words: str, agency: str | None) -> bool:
    """区政府网站司法局子站: a site of the agency within that of its government."""
    match = _SUBSITE.search(words)
    return bool(agency and match and agency.endswith(match["body"][-3:]))


def _rank(agency: str | None, level: str | None) -> int:
    """How high the place of an agency stands, 0 where neither its level nor its name tells."""
    if level in _RANKS:
        return _RANKS[level]
    return max((rank for sign, rank in _OWNER_RANK if sign in (agency or "")[:-1]), default=0)


def own_site(words: str, agency: str | None, level: str | None) -> bool:
    """Whether the site that ``words`` name is the agency's own, as far as names can tell."""
    if _BELOW.search(words):
        return False
    named = _LEVEL.search(words)
    if named and _RANKS[_LEVELS[named["level"]]] < _rank(agency, level):
        return False  # 县级网站 in the report of a city
    if _OWN_WORDS.search(words) or _BARE.search(words) or _own_subsite(words, agency):
        return True
    if agency and _of_another_field(words, agency):
        return False
    match = _OWNER.search(words)
    owner = re.sub(_BEFORE_OWNER, "", match["owner"]) if match else ""
    if agency and owner and len(owner) >= 2 and (owner in agency or agency[:-1] in owner):
        at = words.find(owner)
        of_government = words[at + len(owner) : at + len(owner) + 4].startswith(
            ("政府", "人民政府")
        )
        if not of_government or re.search(r"政府(?:办公[室厅])?$", agency):
            return True
    if agency and (_abbreviates(owner, agency) or _is_level_of(owner, agency)):
        return True
    if _FOREIGN.search(owner) and not (agency and owner in agency):
        return False
    if agency and _of_another_body(owner, agency):
        return False
    rank = next((rank for char, rank in _OWNER_RANK if owner.endswith(char)), None)
    governed = re.search(r"[省市县区州旗镇乡](?:人民)?政府|政府(?:信息公开)?门户", words)
    government = bool(agency and re.search(r"政府(?:办公[室厅])?$|^[一-鿿]{2,12}[镇乡]$", agency))
    if agency is None and level in _RANKS:
        government = True
    if governed and not government and re.search(r"[^在过用托于和的](?:人民)?政府", words):
        return False
    if rank is None or level not in _RANKS:
        return True
    county_city = level == "prefecture" and rank <= 3
    return county_city or rank <= _RANKS[level]
