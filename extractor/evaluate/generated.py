"""Reports made by a generator: official tables that balance, and prose with parts and scopes.

The truth is what the generator wrote, not what a reader read.  Values are random; every identity
of the form holds, so any finding on an untouched report is a false alarm.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.schemas import APPLICANTS, Scope, partitions, vocabulary
from extractor.verify import ForeignClaim

_COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_CATALOGUE = {
    "form2019": (
        ("第二十条第(一)项", ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
         (("规章", "regulations"), ("规范性文件", "normative_documents")),
         ("made", "newly_public", "public_total")),
        ("第二十条第(五)项", ("上一年项目数量", "本年增/减", "处理决定数量"),
         (("行政许可", "licensing"), ("其他对外管理服务事项", "other_services")),
         ("items_last_year", "items_change", "decisions")),
        ("第二十条第(六)项", ("上一年项目数量", "本年增/减", "处理决定数量"),
         (("行政处罚", "penalties"), ("行政强制", "coercion")),
         ("items_last_year", "items_change", "decisions")),
        ("第二十条第(九)项", ("采购项目数量", "采购总金额"),
         (("政府集中采购", "procurement"),), ("items", "amount")),
    ),
    "form2021": (
        ("第二十条第(一)项", ("本年制发件数", "本年废止件数", "现行有效件数"),
         (("规章", "regulations"), ("行政规范性文件", "normative_documents")),
         ("issued", "repealed", "in_force")),
        ("第二十条第(五)项", ("本年处理决定数量",), (("行政许可", "licensing"),), ("decisions",)),
        ("第二十条第(六)项", ("本年处理决定数量",),
         (("行政处罚", "penalties"), ("行政强制", "coercion")), ("decisions",)),
        ("第二十条第(八)项", ("本年收费金额(单位:万元)",),
         (("行政事业性收费", "administrative_fees"),), ("amount",)),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GeneratedReport:
    """One generated report: its text, and what it states."""

    name: str
    text: str
    claims: tuple[ForeignClaim, ...]


def generate(seed: int, tables: int, prose: int) -> Iterator[GeneratedReport]:
    """``tables`` reports on the forms of 2019 and 2021, and ``prose`` reports in sentences."""
    rng = random.Random(seed)
    for number in range(tables):
        yield _tables(rng, number, ("form2019", "form2021")[number % 2])
    for number in range(prose):
        yield _prose(rng, number)


class _Page:
    """A page under construction."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.claims: list[ForeignClaim] = []

    def row(self, label: str, cells: list[tuple[str, int | None]]) -> None:
        line = f"| {label} | " + " | ".join("" if v is None else str(v) for _, v in cells) + " |"
        self.lines.append(line)
        for indicator, value in cells:
            if indicator not in vocabulary():
                continue
            item = vocabulary()[indicator]
            self.claims.append(
                ForeignClaim(
                    indicator,
                    None if value is None else Decimal(value),
                    None if value is None else item.unit,
                    line.strip("| "),
                    semantic="blank" if value is None else "explicit",
                )
            )


def _count(rng: random.Random) -> int:
    """Small numbers are frequent, as in real reports."""
    return rng.choice(
        (0, 0, rng.randrange(1, 10), rng.randrange(10, 100), rng.randrange(100, 3000))
    )


def _tables(rng: random.Random, number: int, form: str) -> GeneratedReport:
    year = 2020 if form == "form2019" else 2023
    page = _Page()
    page.lines = [
        f"某市样本局{year}年政府信息公开工作年度报告",
        "一、总体情况",
        "二、主动公开政府信息情况",
    ]
    for head, columns, rows, names in _CATALOGUE[form]:
        page.lines += [f"| {head} |" + " |" * len(columns), f"| 信息内容 | {' | '.join(columns)} |"]
        for label, group in rows:
            cells: list[tuple[str, int | None]] = [
                (f"{group}.{name}", None if rng.random() < 0.15 else _count(rng)) for name in names
            ]
            # A township and most offices issue no regulations; what a report copies twice is tested elsewhere.
            page.row(label, [(i, 0) for i, _ in cells] if group == "regulations" else cells)
    page.lines.append("三、收到和处理政府信息公开申请情况")
    _applications(rng, page, form)
    page.lines.append("四、政府信息公开行政复议、行政诉讼情况")
    _disputes(rng, page)
    page.lines.append("五、存在的主要问题及改进情况")
    text = "\n".join(page.lines) + "\n"
    return GeneratedReport(f"{form}-{number}", text, tuple(page.claims))


def _applications(rng: random.Random, page: _Page, form: str) -> None:
    page.lines.append(f"| 申请人情况 | {' | '.join(_COLUMNS)} |")
    leaves = [
        leaf
        for child in partitions(form)[("applications.closed", "outcome")]
        for leaf in partitions(form).get((child, "kind"), (child,))
    ]
    values = {
        leaf: [_count(rng) if rng.random() < 0.5 else 0 for _ in APPLICANTS] for leaf in leaves
    }
    closed = [sum(column) for column in zip(*values.values(), strict=True)]
    carried_in = [_count(rng) if rng.random() < 0.3 else 0 for _ in APPLICANTS]
    received = [c + rng.randrange(0, 5) if c else 0 for c in closed]
    carried_out = [r + i - c for r, i, c in zip(received, carried_in, closed, strict=True)]
    _line(page, "一、本年新收政府信息公开申请数量", "applications.received", received)
    _line(page, "二、上年结转政府信息公开申请数量", "applications.carried_in", carried_in)
    for leaf in leaves:
        label = vocabulary()[leaf].printed.partition("、")[2].partition(" (")[0]
        label = label.partition(")")[2] if label.startswith("(") and leaf.count(".") > 1 else label
        _line(page, label, leaf, values[leaf])
    _line(page, "(七)总计", "applications.closed", closed)
    _line(page, "四、结转下年度继续办理", "applications.carried_out", carried_out)


def _line(page: _Page, label: str, indicator: str, values: list[int]) -> None:
    cells: list[tuple[str, int | None]] = [
        (f"{indicator}.{name}", value) for name, value in zip(APPLICANTS, values, strict=True)
    ]
    page.row(label, [*cells, (indicator, sum(values))])


def _disputes(rng: random.Random, page: _Page) -> None:
    heads, results, cells = [], [], []
    for group, name in (
        ("reconsideration", "行政复议"),
        ("litigation.direct", "未经复议直接起诉"),
        ("litigation.after_review", "复议后起诉"),
    ):
        values = [_count(rng) if rng.random() < 0.5 else 0 for _ in range(4)]
        heads += [name, "", "", "", ""]
        results += ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
        names = ("upheld", "corrected", "other", "pending", "total")
        cells += [(f"{group}.{n}", v) for n, v in zip(names, (*values, sum(values)), strict=True)]
    page.lines += [f"| {' | '.join(heads)} |", f"| {' | '.join(results)} |"]
    line = " | ".join(str(value) for _, value in cells)
    page.lines.append(f"| {line} |")
    page.claims += [ForeignClaim(i, Decimal(v), vocabulary()[i].unit, line) for i, v in cells]


def _prose(rng: random.Random, number: int) -> GeneratedReport:
    """Sentences with channels, outcomes, scopes, last year's figure and cumulative figures."""
    year = rng.randrange(2012, 2018)
    page = _Page()
    say = page.lines.append
    say(f"某市{year}年政府信息公开工作年度报告\n一、概述")
    for made in (_disclosed, _received, _outcomes, _conduct):
        sentence, claims = made(rng, year)
        say(sentence)
        page.claims += claims
    return GeneratedReport(f"prose-{number}", "\n".join(page.lines) + "\n", tuple(page.claims))


_Passage = tuple[str, list[ForeignClaim]]


def _distinct(rng: random.Random, count: int, low: int = 11, high: int = 900) -> list[int]:
    return rng.sample(range(low, high), count)


def _disclosed(rng: random.Random, year: int) -> _Passage:
    total, site, weibo, wechat, before = _distinct(rng, 5, 300, 9000)
    over_years = total + rng.randrange(5000, 90000)
    one = f"{year}年,本机关主动公开政府信息{total}条,历年累计主动公开政府信息{over_years}条"
    two = (
        f"政府网站公开政府信息{site}条,政务微博公开政府信息{weibo}条,政务微信公开政府信息{wechat}条"
    )
    three = f"上年主动公开政府信息{before}条"
    claims = [
        _said("proactive.total", total, "条", one),
        _said("proactive.website", site, "条", two),
        _said("proactive.weibo", weibo, "条", two),
        _said("proactive.wechat", wechat, "条", two),
        ForeignClaim("proactive.cumulative", Decimal(over_years), "条", one, period="cumulative"),
        ForeignClaim("other", Decimal(before), "条", three, name="上年主动公开政府信息"),
    ]
    return f"{one}。{two}。{three}。", claims


def _received(rng: random.Random, _year: int) -> _Passage:
    parts = _distinct(rng, 4)
    own = rng.randrange(2, sum(parts) // 2)
    before = rng.randrange(5, 900)
    one = (
        f"全市各级行政机关共受理政府信息公开申请{sum(parts)}件,其中当面申请{parts[0]}件,"
        f"传真申请{parts[1]}件,网络申请{parts[2]}件,信函申请{parts[3]}件"
    )
    two = f"市本级收到政府信息公开申请{own}件"
    three = f"去年全市收到政府信息公开申请{before}件"
    names = ("in_person", "fax", "online", "letter")
    claims = [
        _said("applications.received", sum(parts), "件", one, scope="jurisdiction"),
        *(
            _said(f"applications.received.{n}", v, "件", one)
            for n, v in zip(names, parts, strict=True)
        ),
        _said("applications.received", own, "件", two, scope="own"),
        ForeignClaim("other", Decimal(before), "件", three, name="去年收到申请"),
    ]
    return f"二、依申请公开\n{one}。{two}。{three}。", claims


def _outcomes(rng: random.Random, year: int) -> _Passage:
    granted, partly, refused, missing, review, suits, complaints = _distinct(rng, 7, 1, 99)
    one = f"同意公开{granted}件,同意部分公开{partly}件,不同意公开{refused}件,申请信息不存在{missing}件"
    two = f"因政府信息公开提起的行政复议{review}件,行政诉讼{suits}件,举报投诉{complaints}件"
    pairs = (("applications.granted", granted), ("applications.partially_granted", partly),
             ("applications.refused", refused), ("applications.nonexistent", missing))  # fmt: skip
    others = (
        ("reconsideration.total", review),
        ("litigation.total", suits),
        ("complaints.total", complaints),
    )
    claims = [_said(i, v, "件", one) for i, v in pairs] + [
        _said(i, v, "件", two) for i, v in others
    ]
    return f"申请答复情况:{one}。\n三、复议、诉讼和举报\n{year}年,{two}。", claims


def _conduct(rng: random.Random, _year: int) -> _Passage:
    full, part, sessions, trained, phone, site, fee, budget = _distinct(rng, 8, 2, 400)
    one = f"配备专职人员{full}名,兼职人员{part}名,政府信息公开专项经费{budget}万元"
    two = f"举办政府信息公开培训班{sessions}次,接受培训人员{trained}人次"
    three = f"全年接受咨询{phone + site}人次,其中现场咨询{site}人次,电话咨询{phone}人次"
    four = f"依申请公开信息收取的费用{fee}元"
    claims = [
        _said("organisation.staff.full_time", full, "名", one),
        _said("organisation.staff.part_time", part, "名", one),
        _said("organisation.budget", budget, "万元", one),
        _said("training.sessions", sessions, "次", two),
        _said("training.attendees", trained, "人次", two),
        _said("consultations.total", phone + site, "人次", three),
        _said("consultations.on_site", site, "人次", three),
        _said("consultations.phone", phone, "人次", three),
        _said("fees.collected", fee, "元", four),
    ]
    return f"四、保障\n{one}。{two}。{three}。{four}。", claims


def _said(
    indicator: str, value: int, unit: str, quote: str, scope: Scope | None = None
) -> ForeignClaim:
    return ForeignClaim(indicator, Decimal(value), unit, quote, scope=scope)
