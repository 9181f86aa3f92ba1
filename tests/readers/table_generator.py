"""Official tables with random values, and what a reader must make of every cell.

The labels are those that the forms print; they are written out here and not taken from the
program, so that a mistake of the vocabulary cannot hide behind itself.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Key = tuple[str, str | None, str]
"""Indicator, scope, period."""
Read = tuple[str, str | None]
"""Semantic and value, the value without trailing zeros."""


@dataclass(frozen=True)
class Box:
    """One cell: its place, how far it spans, its words."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass
class Table:
    """A table with its heading, and the cells that must be read from it.

    ``places`` are the label of the row and the header of the column that each indicator stands
    under; ``units`` the printed units of the indicators that have one of their own; ``others``
    the values that are kept as other statistics.
    """

    heading: str
    boxes: list[Box] = field(default_factory=list)
    expected: dict[Key, Read] = field(default_factory=dict)
    places: dict[Key, tuple[str, str]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)

    def add(self, row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> None:
        self.boxes.append(Box(row, column, rows, columns, text))

    def lines(self) -> list[list[str]]:
        """The words of the cells that begin in each row."""
        height = max(box.row for box in self.boxes) + 1
        ordered = sorted(self.boxes, key=lambda box: (box.row, box.column))
        return [[box.text for box in ordered if box.row == row] for row in range(height)]


_PART_TWO: Mapping[str, Sequence[tuple[str, Sequence[str], Sequence[tuple[str, Sequence[str]]]]]] = {
    "form2019": [
        ("第二十条第（一）项", ("本年新制作数量", "本年新公开数量", "对外公开总数量"), [
            ("规章", ("regulations.made", "regulations.newly_public", "regulations.public_total")),
            ("规范性文件", ("normative_documents.made", "normative_documents.newly_public", "normative_documents.public_total")),
        ]),
        ("第二十条第（五）项", ("上一年项目数量", "本年增/减", "处理决定数量"), [
            ("行政许可", ("licensing.items_last_year", "licensing.items_change", "licensing.decisions")),
            ("其他对外管理服务事项", ("other_services.items_last_year", "other_services.items_change", "other_services.decisions")),
        ]),
        ("第二十条第（六）项", ("上一年项目数量", "本年增/减", "处理决定数量"), [
            ("行政处罚", ("penalties.items_last_year", "penalties.items_change", "penalties.decisions")),
            ("行政强制", ("coercion.items_last_year", "coercion.items_change", "coercion.decisions")),
        ]),
        ("第二十条第（八）项", ("上一年项目数量", "本年增/减"), [
            ("行政事业性收费", ("administrative_fees.items_last_year", "administrative_fees.items_change")),
        ]),
        ("第二十条第（九）项", ("采购项目数量", "采购总金额"), [
            ("政府集中采购", ("procurement.items", "procurement.amount")),
        ]),
    ],
    "form2021": [
        ("第二十条第（一）项", ("本年制发件数", "本年废止件数", "现行有效件数"), [
            ("规章", ("regulations.issued", "regulations.repealed", "regulations.in_force")),
            ("行政规范性文件", ("normative_documents.issued", "normative_documents.repealed", "normative_documents.in_force")),
        ]),
        ("第二十条第（五）项", ("本年处理决定数量",), [("行政许可", ("licensing.decisions",))]),
        ("第二十条第（六）项", ("本年处理决定数量",), [
            ("行政处罚", ("penalties.decisions",)), ("行政强制", ("coercion.decisions",)),
        ]),
        ("第二十条第（八）项", ("本年收费金额（单位：万元）",), [("行政事业性收费", ("administrative_fees.amount",))]),
    ],
}  # fmt: skip

_SUFFIXES = ("natural_person", "commercial", "research", "public_welfare", "legal_services", "other_org", "")  # fmt: skip
_APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_REFUSED = [
    ("1.属于国家秘密", "state_secret"), ("2.其他法律行政法规禁止公开", "prohibited_by_law"),
    ("3.危及“三安全一稳定”", "security_stability"), ("4.保护第三方合法权益", "third_party"),
    ("5.属于三类内部事务信息", "internal_affairs"), ("6.属于四类过程性信息", "process_information"),
    ("7.属于行政执法案卷", "enforcement_files"), ("8.属于行政查询事项", "administrative_query"),
]  # fmt: skip
_UNAVAILABLE = [
    ("1.本机关不掌握相关政府信息", "not_held"), ("2.没有现成信息需要另行制作", "needs_creation"),
    ("3.补正后申请内容仍不明确", "unclear"),
]  # fmt: skip
_NOT_PROCESSED = [
    ("1.信访举报投诉类申请", "complaint"), ("2.重复申请", "repeated"), ("3.要求提供公开出版物", "publication"),
    ("4.无正当理由大量反复申请", "excessive"), ("5.要求行政机关确认或重新出具已获取信息", "reissue"),
]  # fmt: skip
_OTHER_2021 = [
    ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "not_corrected"),
    ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "unpaid"),
    ("3.其他", "remaining"),
]  # fmt: skip

_STAT: list[tuple[str, str, str]] = [
    ("一、主动公开情况", "——", ""),
    ("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "proactive.total"),
    ("其中：主动公开规范性文件数", "条", "proactive.normative_documents"),
    ("制发规范性文件总数", "件", "proactive.normative_documents_issued"),
    ("（二）通过不同渠道和方式公开政府信息的情况", "——", ""),
    ("1.政府公报公开政府信息数", "条", "proactive.gazette"),
    ("2.政府网站公开政府信息数", "条", "proactive.website"),
    ("3.政务微博公开政府信息数", "条", "proactive.weibo"),
    ("4.政务微信公开政府信息数", "条", "proactive.wechat"),
    ("5.其他方式公开政府信息数", "条", "proactive.other_channels"),
    ("二、回应解读情况", "——", ""),
    ("（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次", "response.hot_topics"),
    ("（二）通过不同渠道和方式回应解读的情况", "——", ""),
    ("1.参加或举办新闻发布会总次数", "次", "response.press_conferences"),
    ("其中：主要负责同志参加新闻发布会次数", "次", "response.press_conferences_by_principal"),
    ("2.政府网站在线访谈次数", "次", "response.online_interviews"),
    ("其中：主要负责同志参加政府网站在线访谈次数", "次", "response.online_interviews_by_principal"),
    ("3.政策解读稿件发布数", "篇", "response.interpretations"),
    ("4.微博微信回应事件数", "次", "response.weibo_wechat"),
    ("5.其他方式回应事件数", "次", "response.other"),
    ("三、依申请公开情况", "——", ""),
    ("（一）收到申请数", "件", "applications.received"),
    ("1.当面申请数", "件", "applications.received.in_person"),
    ("2.传真申请数", "件", "applications.received.fax"),
    ("3.网络申请数", "件", "applications.received.online"),
    ("4.信函申请数", "件", "applications.received.letter"),
    ("（二）申请办结数", "件", "applications.closed"),
    ("1.按时办结数", "件", "applications.closed.on_time"),
    ("2.延期办结数", "件", "applications.closed.extended"),
    ("（三）申请答复数", "件", "applications.replied"),
    ("1.属于已主动公开范围数", "件", "applications.already_public"),
    ("2.同意公开答复数", "件", "applications.granted"),
    ("3.同意部分公开答复数", "件", "applications.partially_granted"),
    ("4.不同意公开答复数", "件", "applications.refused"),
    ("其中：涉及国家秘密", "件", "applications.refused.state_secret"),
    ("涉及商业秘密", "件", "applications.refused.trade_secret"),
    ("涉及个人隐私", "件", "applications.refused.privacy"),
    ("危及国家安全、公共安全、经济安全和社会稳定", "件", "applications.refused.security_stability"),
    ("不是《条例》所指政府信息", "件", "applications.refused.not_government_information"),
    ("法律法规规定的其他情形", "件", "applications.refused.other_circumstances"),
    ("5.不属于本行政机关公开数", "件", "applications.not_this_agency"),
    ("6.申请信息不存在数", "件", "applications.nonexistent"),
    ("7.告知作出更改补充数", "件", "applications.clarification_requested"),
    ("8.告知通过其他途径办理数", "件", "applications.referred_elsewhere"),
    ("四、行政复议数量", "件", "reconsideration.total"),
    ("（一）维持具体行政行为数", "件", "reconsideration.upheld"),
    ("（二）被依法纠错数", "件", "reconsideration.corrected"),
    ("（三）其他情形数", "件", "reconsideration.other"),
    ("五、行政诉讼数量", "件", "litigation.total"),
    ("（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "litigation.upheld"),
    ("（二）被依法纠错数", "件", "litigation.corrected"),
    ("（三）其他情形数", "件", "litigation.other"),
    ("六、举报投诉数量", "件", "complaints.total"),
    ("七、依申请公开信息收取的费用", "万元", "fees.collected"),
    ("八、机构建设和保障经费情况", "——", ""),
    ("（一）政府信息公开工作专门机构数", "个", "organisation.offices"),
    ("（二）设置政府信息公开查阅点数", "个", "organisation.reading_points"),
    ("（三）从事政府信息公开工作人员数", "人", "organisation.staff"),
    ("1.专职人员数（不包括政府公报及政府网站工作人员数）", "人", "organisation.staff.full_time"),
    ("2.兼职人员数", "人", "organisation.staff.part_time"),
    ("（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", "万元", "organisation.budget"),
    ("九、政府信息公开会议和培训情况", "——", ""),
    ("（一）召开政府信息公开工作会议或专题会议数", "次", "training.meetings"),
    ("（二）举办各类培训班数", "次", "training.sessions"),
    ("（三）接受培训人员数", "人次", "training.attendees"),
]  # fmt: skip

_STAT_COLUMNS: list[list[tuple[str, str | None, str, bool]]] = [
    [("统计数", None, "year", True)],
    [("数量", None, "year", True)],
    [("本级", "own", "year", True), ("部门", None, "year", False), ("乡镇", None, "year", False),
     ("合计", "jurisdiction", "year", True)],
    [("县本级", "own", "year", True), ("县直部门", None, "year", False), ("乡镇街道", None, "year", False)],
    [("本期", None, "year", True), ("累计", None, "cumulative", True)],
    [("2016年", None, "year", True), ("2015年", None, "year", False)],
]  # fmt: skip
"""Header, scope, period, and whether the column is a standard one, for each kind of table."""


class Values:
    """Random cells: numbers of all sizes, and (unless ``whole``) blanks, signs and notes."""

    def __init__(self, rng: random.Random, *, blanks: bool, words: bool = True) -> None:
        self._rng = rng
        self._signs = (["", "/", "-", "无"] if blanks else ["/", "-"]) if words else []

    def draw(self, *, money: bool = False, signed: bool = False) -> tuple[str, Read]:
        """The words of a cell and how they must be read."""
        rng = self._rng
        kind = rng.random()
        if self._signs and kind < 0.08:
            sign = rng.choice(self._signs)
            if sign == "无":
                return sign, ("implied_zero", None)
            return sign, ("slash" if sign else "blank", None)
        if money and kind < 0.7:
            value = rng.choice([f"{rng.randrange(1, 9999)}.{rng.randrange(1, 100):02}", "0.5", "0"])
            return value, ("explicit", _plain(value))
        number = rng.choice(
            [0, 0, rng.randrange(1, 10), rng.randrange(1, 2100), rng.randrange(10**6)]
        )
        if signed and kind < 0.3:
            return f"-{number or 1}", ("explicit", f"-{number or 1}")
        if number > 999 and kind > 0.9:
            return f"{number:,}", ("explicit", str(number))
        if self._signs and 0.86 < kind < 0.88:
            return f"{number}（其中修订{rng.randrange(9)}件）", ("explicit", str(number))
        return str(number), ("explicit", str(number))


def _plain(value: str) -> str:
    return value.rstrip("0").rstrip(".") if "." in value else value


def part_two(form: str, values: Values) -> Table:
    """主动公开政府信息情况."""
    table = Table("二、主动公开政府信息情况")
    width = 3
    row = 0
    for section, heads, lines in _PART_TWO[form]:
        table.add(row, 0, section, columns=width + 1)
        table.add(row + 1, 0, "信息内容")
        spans = _shares(width, len(heads))
        for (column, columns), head in zip(spans, heads, strict=True):
            table.add(row + 1, column + 1, head, columns=columns)
        row += 2
        for label, indicators in lines:
            table.add(row, 0, label)
            for (column, columns), id_ in zip(spans, indicators, strict=True):
                words, read = values.draw(
                    money=id_.endswith("amount"), signed=id_.endswith("items_change")
                )
                table.add(row, column + 1, words, columns=columns)
                table.expected[id_, None, "year"] = read
                head = heads[indicators.index(id_)]
                table.places[id_, None, "year"] = (label, head)
            row += 1
    return table


def _shares(width: int, parts: int) -> list[tuple[int, int]]:
    """(column, columns) of ``parts`` cells that fill ``width`` columns."""
    edges = [round(width * n / parts) for n in range(parts + 1)]
    return [(low, high - low) for low, high in pairwise(edges)]


def part_three(form: str, values: Values) -> Table:
    """收到和处理政府信息公开申请情况."""
    table = Table("三、收到和处理政府信息公开申请情况")
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    table.add(0, 0, note, 3, 3)
    table.add(0, 3, "申请人情况", 1, 7)
    table.add(1, 3, "自然人", 2)
    table.add(1, 4, "法人或其他组织", 1, 5)
    table.add(1, 9, "总计", 2)
    for n, head in enumerate(("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")):
        table.add(2, 4 + n, head)
    groups = [
        ("（三）不予公开", "refused", _REFUSED), ("（四）无法提供", "unavailable", _UNAVAILABLE),
        ("（五）不予处理", "not_processed", _NOT_PROCESSED),
    ]  # fmt: skip
    if form == "form2021":
        groups.append(("（六）其他处理", "other", _OTHER_2021))
    row = _applicants(table, 3, "received", values, "一、本年新收政府信息公开申请数量")
    row = _applicants(table, row, "carried_in", values, "二、上年结转政府信息公开申请数量")
    height = 3 + sum(len(lines) for _, _, lines in groups) + (form == "form2019")
    table.add(row, 0, "三、本年度办理结果", height)
    row = _applicants(table, row, "granted", values, "（一）予以公开", at=1)
    label = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    row = _applicants(table, row, "partially_granted", values, label, at=1)
    for label, group, lines in groups:
        table.add(row, 1, label, len(lines))
        for words, name in lines:
            row = _applicants(table, row, f"{group}.{name}", values, words, at=2)
    if form == "form2019":
        row = _applicants(table, row, "other", values, "（六）其他处理", at=1)
    row = _applicants(table, row, "closed", values, "（七）总计", at=1)
    _applicants(table, row, "carried_out", values, "四、结转下年度继续办理")
    return table


def _applicants(table: Table, row: int, id_: str, values: Values, label: str, at: int = 0) -> int:
    table.add(row, at, label, columns=3 - at)
    for column, suffix in enumerate(_SUFFIXES):
        words, read = values.draw()
        table.add(row, 3 + column, words)
        indicator = f"applications.{id_}.{suffix}".rstrip(".")
        table.expected[indicator, None, "year"] = read
        table.places[indicator, None, "year"] = (label, _APPLICANTS[column])
    return row + 1


def part_four(values: Values) -> Table:
    """政府信息公开行政复议、行政诉讼情况."""
    table = Table("四、政府信息公开行政复议、行政诉讼情况")
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    table.add(0, 0, "行政复议", 1, 5)
    table.add(0, 5, "行政诉讼", 1, 10)
    for n, head in enumerate(results):
        table.add(1, n, head, 2)
    table.add(1, 5, "未经复议直接起诉", 1, 5)
    table.add(1, 10, "复议后起诉", 1, 5)
    for n, head in enumerate(results * 2):
        table.add(2, 5 + n, head)
    names = ("upheld", "corrected", "other", "pending", "total")
    groups = ("reconsideration", "litigation.direct", "litigation.after_review")
    for n, id_ in enumerate(f"{group}.{name}" for group in groups for name in names):
        words, read = values.draw()
        table.add(3, n, words)
        table.expected[id_, None, "year"] = read
        table.places[id_, None, "year"] = ("", results[n % 5])
    return table


def stat2014(rng: random.Random, values: Values) -> Table:
    """政府信息公开情况统计表, with one of several kinds of columns."""
    table = Table("政府信息公开情况统计表")
    columns = rng.choice(_STAT_COLUMNS)
    for n, head in enumerate(("统计指标", "单位", *(column[0] for column in columns))):
        table.add(0, n, head)
    for row, (label, unit, id_) in enumerate(_STAT, 1):
        table.add(row, 0, label)
        table.add(row, 1, unit)
        for n, (_, scope, period, standard) in enumerate(columns):
            words, read = values.draw(money=unit == "万元") if id_ else ("——", ("slash", None))
            table.add(row, 2 + n, words)
            if not id_:
                continue
            if not standard:
                table.others += [read[1]] if read[1] is not None else []
                continue
            cumulative = id_ == "proactive.total" and period == "cumulative"
            name = "proactive.cumulative" if cumulative else id_
            table.expected[name, scope, period] = read
            table.places[name, scope, period] = (label, columns[n][0])
            table.units[name] = unit
    return table


def report(form: str, rng: random.Random, *, blanks: bool, words: bool = True) -> list[Table]:
    """The tables of one report.  ``blanks`` allows blank cells, ``words`` signs and notes."""
    values = Values(rng, blanks=blanks, words=words)
    if form == "stat2014":
        return [stat2014(rng, values)]
    return [part_two(form, values), part_three(form, values), part_four(values)]


def prose(form: str) -> Iterator[str]:
    """Paragraphs before the tables."""
    year = {"stat2014": 2016, "form2019": 2019, "form2021": 2022}[form]
    yield f"某某县人民政府{year}年政府信息公开工作年度报告"
    yield "照《中华人民共和国政府信息公开条例》的规定，本机关把一年的情形写在下面。"
    yield "一、总体情况"
    yield "本机关认真落实各项要求，持续推进政府信息公开工作，取得较好成效。"
