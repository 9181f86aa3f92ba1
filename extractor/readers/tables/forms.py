"""The wording of the official tables, read off the vocabulary.

Rows and columns are known by what the forms print (``printed`` in the declarations), compared
without blanks, numbering and punctuation, and with tolerance for damage: a cut header or
其他法律行政止公开 still finds its row, unless another row is as near.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from extractor.schemas import APPLICANTS, Address, vocabulary

TABLES: Mapping[str, str] = {
    "catalogue": "主动公开政府信息情况",
    "applications": "收到和处理政府信息公开申请情况",
    "disputes": "政府信息公开行政复议、行政诉讼情况",
}
"""The official tables, as the forms head them."""

_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|\d{1,2}[、.]|[(\d)]+[、.]?|其中[::]?)+"
)
_NOISE = re.compile(r"[\s、,。.::;“”\"'()《》\-—|]+")
# A traditional copy may have exchanged words, not only characters: 規範性檔案, 網路申請數.
_WORDS_OF_TAIWAN = (("档案", "文件"), ("网路", "网络"))
_NEAR = 0.8
_NOTE = re.compile(r"\([^()]*(?:\)|$)")
_ENOUGH = 4
_PART_TWO = "二、第("
_LEAD = 0.05
_ALIKE = 0.55


def plain(words: str) -> str:
    """Words without numbering, blanks and punctuation, for comparison."""
    bare = _NOISE.sub("", without_numbering(words))
    for there, here in _WORDS_OF_TAIWAN:
        bare = bare.replace(there, here)
    return bare


def without_note(words: str) -> str:
    """Words without what stands in parentheses."""
    return _NOTE.sub("", words)


def without_numbering(words: str) -> str:
    """Words without the number of their row and a 其中 in front."""
    return _NUMBERING.sub("", words.strip())


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Wordings and what each stands for; the longest wording that fits wins."""

    wordings: Mapping[str, str]

    def find(self, words: str) -> str | None:
        """What the words stand for; None if nothing is near, or two are equally near.

        A note in parentheses explains the words and may name other rows: 其他主动公开文件(除规范性
        文件以外的文件) is no 规范性文件.
        """
        bare = plain(without_note(words)) if "(" in words else ""
        if len(bare) >= _ENOUGH:
            return self._find(bare)
        # 规章(设区的市、自治州人民政府应提供相关数据)
        return self.wordings.get(bare) or self._find(plain(words)) or self._find(bare)

    def _find(self, key: str) -> str | None:
        if not key:
            return None
        if key in self.wordings:
            return self.wordings[key]
        inside = [
            w for w in self.wordings if len(w) >= 3 and (w in key or (len(key) >= 4 and key in w))
        ]
        meanings = {self.wordings[w] for w in inside}
        if len(meanings) == 1:
            return meanings.pop()
        if inside:
            longest = max(inside, key=lambda w: (w in key, len(w)))
            return self.wordings[longest] if longest in key else None
        return self._nearest(key)

    def _nearest(self, key: str) -> str | None:
        if len(key) < 5:
            return None
        scored = sorted(self._scored(key), reverse=True)
        if not scored:
            return None
        best = scored[0]
        rivals = [s for s, w in scored[1:] if self.wordings[w] != self.wordings[best[1]]]
        clear = not rivals or best[0] - rivals[0] >= _LEAD
        return self.wordings[best[1]] if best[0] >= _NEAR and clear else None

    def _scored(self, key: str) -> Iterator[tuple[float, str]]:
        """How near each wording is, but for those that can neither win nor be a rival."""
        counted = Counter(key)
        for words in self.wordings:
            # A ratio is at most what the characters in common give, whatever their order.
            worth = (_NEAR - _LEAD) * (len(key) + len(words)) / 2
            if min(len(key), len(words)) < worth:
                continue
            there = _counted(words)
            if sum(min(count, there.get(mark, 0)) for mark, count in counted.items()) >= worth:
                yield SequenceMatcher(None, key, words).ratio(), words


@cache
def _counted(words: str) -> Counter[str]:
    return Counter(words)


def _after_first_mark(printed: str) -> str:
    return printed.partition("、")[2].partition(" (")[0]


@cache
def application_rows() -> Catalogue:
    """Rows of part three -> the indicator of their total (without 其他, which needs its place)."""
    found: dict[str, str] = {}
    for item in vocabulary().values():
        if item.group != "applications" or not item.printed or " × " in item.printed:
            continue
        found[plain(_after_first_mark(item.printed))] = item.id
    found.pop("其他", None)
    found.pop("总计", None)
    found["区分处理的只计这一情形不计其他情形"] = "applications.partially_granted"
    found["危及三安全一稳定"] = "applications.refused.security_stability"
    return Catalogue(found)


SECTION_ROWS = Catalogue(
    {
        "本年度办理结果": "results",
        "不予公开": "refused",
        "无法提供": "unavailable",
        "不予处理": "not_processed",
        "其他处理": "other",
        "总计": "total",
    }
)
"""Rows of part three that open a group, or need their group to be understood."""


@cache
def applicant_columns() -> Catalogue:
    """Columns of part three -> last part of the indicator's id, ``total`` for the total."""
    names = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    found = dict(zip(names, APPLICANTS, strict=True))
    found["总计"] = "total"
    return Catalogue(found)


COLUMN_ORDER: tuple[str, ...] = (*APPLICANTS, "total")


_ORGANISATION = "法人或其他组织"
COLUMN_PATHS: Mapping[str, tuple[str, ...]] = {
    "natural_person": ("自然人",),
    "commercial": (_ORGANISATION, "商业企业"),
    "research": (_ORGANISATION, "科研机构"),
    "public_welfare": (_ORGANISATION, "社会公益组织"),
    "legal_services": (_ORGANISATION, "法律服务机构"),
    "other_org": (_ORGANISATION, "其他"),
    "total": ("总计",),
}
"""Kind of applicant, ``total`` for the total -> the headers of its column, as printed."""

NO_COLUMN = "列不明"
"""What stands for the header of a number whose column is lost."""

LEFT_OUT = "blank cells were left out of its row"
"""Why a number is claimed without its column, or with one that sums have told."""

_RESULTS = "三、本年度办理结果"
_GROUP_PATHS = {
    "refused": "(三)不予公开",
    "unavailable": "(四)无法提供",
    "not_processed": "(五)不予处理",
    "other": "(六)其他处理",
}


def application_label(row: str) -> str:
    """What the form prints as the label of a row of part three."""
    printed = vocabulary()[row].printed.partition(" (")[0]
    numbered = re.match(r"三、(?:(?=\([^)]*\)[^\d])|\([^)]*\)(?=\d))", printed)
    return printed[numbered.end() :] if numbered else printed


def application_path(row: str, label: str) -> tuple[str, ...]:
    """The labels above a row of part three, and its own as it is printed in the report."""
    _, group, *part = row.split(".")
    if group in ("received", "carried_in", "carried_out"):
        return (label,)
    return (_RESULTS, _GROUP_PATHS[group], label) if part else (_RESULTS, label)


@cache
def application_order(form: str) -> tuple[str, ...]:
    """The rows of part three that hold numbers, as the form prints them from top to bottom."""
    groups = ("refused", "unavailable", "not_processed") + ("other",) * (form == "form2021")
    parts = [
        item.id
        for group in groups
        for item in sorted(vocabulary().values(), key=lambda item: item.printed)
        if item.id.rpartition(".")[0] == f"applications.{group}"
        and form in item.forms
        and item.printed.startswith("三、")
        and " × " not in item.printed
    ]
    whole = ["applications.other"] if form == "form2019" else []
    before = ("received", "carried_in", "granted", "partially_granted")
    above = [f"applications.{row}" for row in before]
    return (*above, *parts, *whole, "applications.closed", "applications.carried_out")


@cache
def catalogue_rows() -> Catalogue:
    """Rows of part two -> the first part of the indicator's id."""
    found: dict[str, str] = {}
    for item in vocabulary().values():
        if item.printed.startswith(_PART_TWO) and " × " in item.printed:
            row = item.printed.partition(" × ")[0].rpartition("项 ")[2]
            found[plain(row)] = item.group
    return Catalogue(found)


_CATALOGUE_FORMS = (
    ("form2021", ("制发件数", "废止件数", "现行有效", "本年处理决定", "本年收费")),
    (
        "form2019",
        ("新制作", "新公开", "对外公开总", "上一年项目", "本年增", "采购项目", "采购总金额"),
    ),
)


def catalogue_form(words: Iterable[str]) -> str | None:
    """The form whose headers stand among ``words``; None if neither has more of them.

    Each item of article 20 has headers of its own, and some reports print one item as on the form
    of other years: its numbers are then what its own headers say.
    """
    found = "|".join(plain(part) for part in words)
    counted = {form: sum(mark in found for mark in marks) for form, marks in _CATALOGUE_FORMS}
    best = max(counted, key=lambda form: counted[form])
    return best if list(counted.values()).count(counted[best]) == 1 else None


@cache
def catalogue_columns(form: str) -> Catalogue:
    """Columns of part two -> the last part of the indicator's id, on one form."""
    found: dict[str, str] = {}
    for item in vocabulary().values():
        if item.printed.startswith(_PART_TWO) and form in item.forms:
            column = item.printed.partition(" × ")[2].partition(" (")[0].partition("(")[0]
            found[plain(column)] = item.id.rpartition(".")[2]
    if form == "form2021":
        found["本年处理决定数量"] = "decisions"
    return Catalogue(found)


def catalogue_header(indicator: str) -> str:
    """The header of an indicator's column in part two, as the form prints it."""
    return vocabulary()[indicator].printed.partition(" × ")[2].partition(" (")[0]


def _telling(header: str) -> str:
    return plain(without_note(header)).removeprefix("本年")


@cache
def _headers(form: str) -> frozenset[str]:
    """The headers of all columns of part two on one form."""
    return frozenset(
        _telling(catalogue_header(f"{group}.{name}"))
        for group, names in catalogue_blocks(form).items()
        for name in names
    )


@cache
def header_fits(indicator: str, words: str, form: str) -> bool:
    """Whether words can be the header of an indicator's column, cut or damaged as they may be.

    They cannot if they share too little with it, and nothing that is its own in its row: under
    本年数量 stands no change, whatever the form prints there.
    """
    group = indicator.rpartition(".")[0]
    said, own = _telling(words), _telling(catalogue_header(indicator))
    row = {_telling(catalogue_header(f"{group}.{name}")) for name in catalogue_blocks(form)[group]}
    if said != own and said in _headers(form) - row:
        return False  # the header of another item: nobody can say what stands under it
    told = set(own).difference(*(row - {own}))
    alike = SequenceMatcher(None, said, own).ratio() >= _ALIKE
    return not said or said in own or alike or bool(told & set(said))


@cache
def catalogue_blocks(form: str) -> Mapping[str, tuple[str, ...]]:
    """Group of part two -> the last parts of its indicators, in the order of the columns."""
    found: dict[str, list[str]] = {}
    for item in vocabulary().values():
        if item.printed.startswith(_PART_TWO) and form in item.forms:
            found.setdefault(item.group, []).append(item.id.rpartition(".")[2])
    return {group: tuple(names) for group, names in found.items()}


DISPUTE_GROUPS: tuple[str, ...] = (
    "reconsideration",
    "litigation.direct",
    "litigation.after_review",
)
DISPUTE_RESULTS: tuple[str, ...] = ("upheld", "corrected", "other", "pending", "total")
DISPUTE_COLUMNS = Catalogue(
    {
        "结果维持": "upheld",
        "结果纠正": "corrected",
        "其他结果": "other",
        "尚未审结": "pending",
        "总计": "total",
    }
)
DISPUTE_HEADS = Catalogue(
    {
        "行政复议": "reconsideration",
        "未经复议直接起诉": "litigation.direct",
        "复议后起诉": "litigation.after_review",
    }
)
_UNNUMBERED = frozenset({"", "total"})


def dispute_address(indicator: str) -> Address:
    """Where a cell of part four stands."""
    group, _, result = indicator.rpartition(".")
    heads = {
        "reconsideration": ("行政复议",),
        "litigation.direct": ("行政诉讼", "未经复议直接起诉"),
        "litigation.after_review": ("行政诉讼", "复议后起诉"),
    }
    printed = {meaning: words for words, meaning in DISPUTE_COLUMNS.wordings.items()}
    return Address(table=TABLES["disputes"], row=(), column=(*heads[group], printed[result]))


def dispute_indicators() -> tuple[str, ...]:
    """The fifteen cells of part four, in printed order."""
    return tuple(f"{group}.{result}" for group in DISPUTE_GROUPS for result in DISPUTE_RESULTS)


def application_indicator(row: str, column: str) -> str | None:
    """The indicator of a cell of part three; None if the vocabulary has none."""
    id_ = row if column in _UNNUMBERED else f"{row}.{column}"
    return id_ if id_ in vocabulary() else None
