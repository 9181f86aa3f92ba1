"""Answers that stand under a heading and say nothing without it.

(一)收费情况 / 无。 and 五、行政复议情况 / 全年未发生此类案件。 deny what the heading names.
"""

from __future__ import annotations

import re

from .vocabulary import ONE_TO_TEN

_REFERS = (
    r"(?:(?:19|20)\d\d年度?,?)?[^\n。;,\d]{0,16},?[^\n。;,\d]{0,12}?"
    r"(?:未|没有?|无)(?:发生|出现|收到|接到|产生|受理|涉及|有)?过?(?:任何)?"
    r"(?:此类|该类|这类|此项|上述|以上)(?:案件|情况|情形|申请|事项|事件|收费)?(?:的?发生)?(?=[。;,\n]|$)"
)
_EACH = r"(?:上述|以上|这)?[两二三四五六]项(?:数量|数字|数据|内容|情况|工作)?(?:均|都|皆|全)?(?:为|是)(?:零|0)件?(?=[。;,\n]|$)"
"""三项数量均为0: of each of the things that the heading names."""
_SUBJECT = r"(?:(?:19|20)\d\d年度?,?)?(?:我[局委办厅镇乡县市区]|本(?:单位|机关|[局镇乡县])|本年度?|全年|今年|当年|年内|报告期内|目前){0,2},?"
_ANSWER = rf"(?P<answer>{_SUBJECT}(?:(?:暂|均|都|皆)?无|零|(?:均|都)(?:为|是)?(?:零|0)|没有|(?:均?未|没有)(?:发生|收到|接到|受理|产生|涉及))(?=[。;]?(?:\n|$))|{_REFERS}|{_EACH})"
DENIED_BELOW = re.compile(rf"\n ?{_ANSWER}")
"""The line break behind a heading, and the denial under it."""
DENIED_HEADING = re.compile(
    rf"^ ?(?:[{ONE_TO_TEN}]{{1,3}}|\([{ONE_TO_TEN}]{{1,3}}\)|\d{{1,2}}|\(\d{{1,2}}\))[、.．]{{0,1}}"
    rf"(?P<title>[^\n。:;]{{2,40}})(?:[。:]?\n ?|。){_ANSWER}",
    re.MULTILINE,
)
"""A numbered heading with such a denial under it."""
