"""Ways in which reports divide cases: by applicant, way, outcome, level of government.

The classes of one breakdown exclude each other: what came by letter did not come by fax.  Ways of
publishing are none, for one document goes out by several of them.  Known to arithmetic alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_REST = (
    r"^(?:其[他它余]|其[他它](?:类|方面|情形|情况|结果|方式|处理|形式|类型|组织)?(?:的|有|为)*)$"
)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One way of dividing.

    ``whole`` matches the words at a total that may be divided so.  ``classes`` are the patterns of
    the classes by name, the first that matches counts.  ``foreign`` matches names that are not of
    this breakdown, though a class stands in them.
    """

    name: str
    whole: re.Pattern[str]
    classes: Mapping[str, re.Pattern[str]]
    foreign: re.Pattern[str]

    def class_of(self, label: str) -> str | None:
        """The class that the words at a part name; None where they name none."""
        if self.foreign.search(label):
            return None
        return next((name for name, words in self.classes.items() if words.search(label)), None)


def _breakdown(name: str, whole: str, classes: Mapping[str, str], foreign: str) -> Breakdown:
    patterns = {key: re.compile(words) for key, words in classes.items()}
    return Breakdown(name, re.compile(whole), patterns, re.compile(foreign))


_APPLIED = r"申请|受理|收到|来件|收件|新收"

BREAKDOWNS: tuple[Breakdown, ...] = (
    _breakdown(
        "way",
        _APPLIED,
        {
            "other": _REST,
            "mail": r"电子邮[件箱]|邮箱|电邮",
            "online": r"网络|网上|网站|在线|互联网|线上|网申|平台|小程序",
            "letter": r"信函|邮寄|邮政|书信|来信|寄送|信件|挂号|快递|邮局",
            "fax": r"传真",
            "phone": r"电话",
            "desk": r"当面|现场|上门|窗口|前台|当场|面交|来访|亲自",
        },
        r"答复|回复|送达|公开(?!申请)|发布|办结|咨询|推送",
    ),
    _breakdown(
        "applicant",
        _APPLIED,
        {
            "other": _REST,
            "legal": r"法人(?:和|或者?|及|与|、|/)?(?:其[他它])?(?:非法人)?组织|(?:企事业)?单位",
            "natural": r"自然人|公民|个人",
            "firm": r"企业|公司",
            "science": r"科研",
            "charity": r"公益",
            "law": r"法律服务|律师",
        },
        r"类|方面|涉及|信息(?!公开)|改制|登记|档案",
    ),
    _breakdown(
        "dispute",
        r"复议|诉讼|被诉|起诉|应诉",
        {
            "other": _REST,
            "pending": r"未审结|未结|没有审结|在审|审理中|待审|未审",
            "upheld": r"维持|驳回",
            "corrected": r"纠正|撤销|纠错|变更|责令|确认违法|败诉",
            "ended": r"终止|撤回|撤诉|和解|调解|不予受理",
        },
        r"上年|去年|往年",
    ),
    _breakdown(
        "outcome",
        r"办结|答复|办理|处理|审结|受理|收到|新收|申请",
        {
            "other": _REST,
            "partly": r"部分公开",
            "refused": r"不(?:予|同意)公开(?!的?[理原])",
            "absent": r"不存在",
            "elsewhere": r"(?:不属|不归|非)[^,、]{0,3}(?:本|我)|不掌握",
            "unable": r"无法提供",
            "untreated": r"不予处理",
            "granted": r"(?:同意|予以|全部)公开|同意提供",
            "told": r"已主动公开|主动公开范围|更改补充|补正|其他途径",
        },
        r"上年|去年|往年|理由",
    ),
    _breakdown(
        "level",
        r"公开|发布|申请|受理|收到|新收|答复",
        {
            "other": r"^其[他它余](?:单位|机构)?(?:的|有|为)*$",
            "town": r"街道|街镇|乡镇|镇街|各?乡|各?镇",
            "department": r"部门|[省市州县区旗]直|各局|委办局",
            "own": r"本级|[省市县区旗州镇乡]政府|政府办|办公[室厅]",
        },
        r"网|微信|微博|专栏|频道",
    ),
)
"""The breakdowns whose classes exclude each other."""
