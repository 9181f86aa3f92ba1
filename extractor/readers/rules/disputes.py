"""Rules for reconsiderations, lawsuits and complaints, and their results."""

from __future__ import annotations

import re

from .frames import Frame
from .rule import CASES, Rule, rule

_TOTAL = r"(?:的|案件|案|申请|事项|数量|总数|件数|数|总计|共计|共|合计|为|有|发生|达|:)*"
_OPEN = r"信息公开|政务公开|依申请|复议|诉讼"
_COMPARED = r"率|同比|增长|增加|减少|较|败诉|应诉率|开庭"


_JUSTICE = re.compile(r"司法(?:局|厅|部)$|^司法")


def _own_case(frame: Frame) -> bool:
    """A justice bureau reviews the acts of others; only what its report says of disclosure counts."""
    if not (frame.agency and _JUSTICE.search(frame.agency)):
        return True
    return "公开" in frame.sentence or "复议" in frame.section


def _last_named(frame: Frame) -> str | None:
    """What kind of case the sentence named last, if any: 2件复议,1件维持 is no lawsuit."""
    said = frame.sentence + frame.label
    places = {
        "reconsideration": said.rfind("复议"),
        "litigation": max(said.rfind("诉讼"), said.rfind("起诉")),
    }
    kind = max(places, key=lambda name: places[name])
    return kind if places[kind] >= 0 else None


def _results(group: str) -> tuple[Rule, ...]:
    """The results of the cases counted just before them."""

    def result(name: str, pattern: str, needs: str, veto: str = "") -> Rule:
        return rule(
            f"{group}.{name}",
            rf"{pattern}[^,;#、]{{0,14}}#|#\w{{1,2}}?(?:案件)?(?:结果)?(?:均|已|都)?(?:为|系|被|予以|获)?(?:依法)?{pattern}",
            CASES,
            veto=veto,
            follows=(f"{group}.",),
            nearest=True,
            needs=needs,
            test=lambda frame: _last_named(frame) in (None, group.partition(".")[0]),
        )

    found = [
        result("upheld", r"(?:结果)?(?:维持|驳回)", "维持 驳回", "率"),
        result("corrected", r"(?:依法)?(?:纠错|纠正)", "纠错 纠正", "率|未被"),
        result("other", r"其他(?:情形|结果)", "其他情形 其他结果"),
    ]
    if group != "litigation":
        pending = r"(?:尚未审结|未审结|未办结|正在审理|在办)"
        found.append(result("pending", pending, "未审结 未办结 正在审理 在办"))
    return tuple(found)


RULES = (
    rule(
        "litigation.direct.total",
        rf"未经(?:行政)?复议(?:而)?直接(?:起诉|(?:提起)?(?:行政)?诉讼)[^,;#、]{{0,8}}{_TOTAL}#",
        CASES,
        needs="直接起诉 直接提起 直接诉讼 直接行政",
        veto=_COMPARED,
    ),
    rule(
        "litigation.after_review.total",
        rf"(?<!未)(?:经)?(?:行政)?复议后(?:再)?(?:起诉|(?:提起)?(?:行政)?诉讼)[^,;#、]{{0,8}}{_TOTAL}#",
        CASES,
        needs="复议后",
        veto=_COMPARED,
    ),
    rule(
        "reconsideration.total",
        rf"(?:行政复议|复议案件|复议申请|复议){_TOTAL}#|#\w{{1,2}}?[^,;#]{{0,20}}(?:行政复议|复议案件)$",
        CASES,
        needs="复议",
        veto=rf"复议后|未经复议|诉讼|维持|纠正|纠错|驳回|撤销|撤回|{_COMPARED}",
        within=_OPEN,
        test=_own_case,
    ),
    rule(
        "litigation.total",
        rf"(?:行政诉讼|诉讼案件|诉讼|应诉案件)(?:数)?{_TOTAL}#|#\w{{1,2}}?[^,;#]{{0,20}}(?:行政诉讼|诉讼案件)$",
        CASES,
        needs="诉讼 应诉案件",
        veto=rf"复议|维持|纠正|纠错|驳回|撤销|撤回|{_COMPARED}",
        within=_OPEN,
        test=_own_case,
    ),
    rule(
        "complaints.total",
        rf"(?:举报投诉|投诉举报|举报|投诉|申诉)(?:案件|数量|件)?{_TOTAL}#",
        CASES - {"个", "项", "人次", "条"},
        needs="举报 投诉 申诉",
        veto=rf"热线|信箱|消费|平台|12345|复议|诉讼#|{_COMPARED}",
        within=r"信息公开[^。;]*$|举报投诉(?:情况)?|复议、?[^/]*诉讼[^/]*(?:投诉|举报|申诉)",
        follows=("reconsideration.", "litigation."),
    ),
    *_results("reconsideration"),
    *_results("litigation.direct"),
    *_results("litigation.after_review"),
    *_results("litigation"),
)
