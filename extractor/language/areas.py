"""Bodies of an area that are counted before what they did: 全县44个单位、12个镇主动公开信息9761条."""

from __future__ import annotations

import re

_BODY = r"(?:(?:市|县|区|州|省|旗)?直?属?(?:行政机关|部门|单位|机关|机构|委办局|乡镇|镇街|镇乡|街镇|乡|镇|街道办事处|街道(?:办)?|县区|区县|县市区|县|区|市|村居?|社区))"
_BODIES_OF_THE_AREA = re.compile(
    r"(?:^|[,。;:\n])(?:20\d\d年度?|全年|本年度?|今年|当年|期间|\s)*(?P<area>全[市县区省州旗盟乡镇])(?:范围内|上下|域)?的?(?:共?有)?"
    rf"(?:(?:各个?|\d{{1,4}}[个家])(?:{_BODY}(?:和|及|与|、)?){{1,3}}(?:\([^()\n]{{1,20}}\))?(?:和|及|与|以及|、)?){{1,4}}"
    r"(?=(?:全年|年内|本年度?|今年|一年来|期内)?(?:[共总一合]计?)?(?:通过|利用|累计|主动|依法|对外|公开|发布|收到|接到|接收|受理|新收|办理|办结|答复|设[立置有]?|建[立成有]?|配[备有]?|召开|举办|组织|编[印发])[^,。;:\n\d]*$)"
)
"""全县44个单位、12个镇主动公开…: what is counted first is who did it, and all of them are the area."""


_COUNTED_BODIES = re.compile(
    r"^(?:乡镇|乡|镇|街道|部门|单位|村|社区|县|区|市|局|科室|学校|医院|企业|站所)(?=共|合计|总共|一共|累计)"
)
"""全县12个镇共设立…13个: what the number before counts is who has them."""


def without_counted_bodies(text: str, opened: int, start: int, label: str) -> str:
    """A label behind the count of the bodies that did it: 全县44个单位公开… is 全县公开…, 12个镇共设立… is 共设立…."""
    return _COUNTED_BODIES.sub("", _of_the_area(text, opened, start, label))


def _of_the_area(text: str, opened: int, start: int, label: str) -> str:
    """The words of a number behind the count of the bodies of a whole area: 全县主动公开…."""
    before = text[opened:start]
    if not label or "全" not in before:
        return label
    match = _BODIES_OF_THE_AREA.search(before)
    if match is None or not _ALL_OF_THEM.search(match.group()):
        return label
    rest = text[opened : opened + match.start()] + text[start : start + _FAR]
    if "单位" not in match.group() and _OTHER_BODIES.search(rest.split("。")[0]):
        return label
    return match["area"] + before[match.end() :]


_ALL_OF_THEM = re.compile(r"部门|单位|机关|机构|局")
"""全县12个乡镇主动公开…: those of the towns are a part."""
_OTHER_BODIES = re.compile(r"(?:各个?|\d[个家])(?:乡镇|镇街|镇乡|街镇|乡|镇|街道|部门)")
"""全县44个部门公开9761条,12个镇公开2239条: two parts."""
_FAR = 60
