"""What of the source was not read, as findings: nothing is left out in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Finding

from .document import Document
from .vocabulary import CAPITALS, NUMERALS, UNIT_CELL

_NOUN = "申请|信息|复议|复议案件|诉讼|诉讼案件|文件|培训班|会议|举报|咨询|提案|建议"
_PLACE = (
    r"(?:[ \t　]?[(（\[【][ 　]{0,8}(?:待填写?|待补充?|待定|空缺?)?[)）\]】][ 　]?"
    r"|[ \t　]?(?:[xXN*＊]{1,6}[ 　]?|×{1,6}[ 　])|[ \t　_\ue000-\uf8ff〡-〩]{0,9})"
)
"""Where a number should stand: nothing, a gap, brackets to be filled in, signs put over its digits."""
_EMPTY_PLACE = re.compile(
    r"(?:^|(?<=[,，。；;、:：\n]))(?P<clause>[^,，。；;、:：\n\d]{0,24}?"
    r"(?:收到|受理|接到|办结|答复|主动公开|公开|发布|制发|印发|召开|举办|发生|承办)"
    rf"(?!的)[^,，。；;、:：\n\d的]{{0,16}}?(?:{_NOUN})"
    rf"(?P<place>{_PLACE}){UNIT_CELL}(?=[,，。；;]))"
)
_NUMERAL = re.compile(
    rf"[{NUMERALS}{CAPITALS}俩数几每各该此]"
    r"|对|将|按|凡|未|没|无|不|应|须|如|若|的|全部|所有|逐|多|[^\x00-\x7f一-鿿　年(（)）\ue000-\uf8ff〡-〩]"
)
"""Words of a clause that counts nothing, or in words; and signs that are read as damage."""

_ERROR = re.compile(r"(?<![\w#])#(?:REF!|VALUE!|N/A|DIV/0!|NAME\?|NUM!|NULL!|#{2,30})(?!\w)")


def unread(document: Document) -> tuple[Finding, ...]:
    """One finding for each thing that a person sees in the source and the text lacks."""
    # A script that fills numbers in leaves such places too; the file as a whole is told of then.
    told = document.source.unread or tuple(_holes(document.text))
    return tuple(
        Finding(kind="incomplete", severity="error", whose="extraction", message=message)
        for message in told
    )


def _without_place(match: re.Match[str]) -> str:
    """The words of a clause, without what stands in the place of its number."""
    clause, start = match["clause"], match.start("clause")
    words = clause[: match.start("place") - start] + clause[match.end("place") - start :]
    return words.removesuffix("次")


def _holes(text: str) -> Iterator[str]:
    """Places of sentences and tables that have a number for everybody who sees the page."""
    empty = [
        match["clause"].strip()
        for match in _EMPTY_PLACE.finditer(text)
        if not _NUMERAL.search(_without_place(match))
    ]
    if empty:
        yield (
            f"{len(empty)} sentences have no number where one must stand ({empty[0][-30:]}): it is "
            "a picture or a sign that is not read; look at the source itself"
        )
    errors = _ERROR.findall(text)
    if errors:
        yield (
            f"{len(errors)} cells show no number but a sign of the sheet ({errors[0][:8]}): open the "
            "sheet, widen its columns or mend its formulas, and save it again"
        )
