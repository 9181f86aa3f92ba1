"""Damage: lost and fused characters, and names overwritten by advertising.

Every place is marked with its span, its kind and, where one exists, the readings that would
explain it.  Nothing is repaired: a number inside a mark is never offered as a value.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from string import ascii_letters, digits

from extractor.schemas import Span

from .document import Damage
from .meta_value import YEAR
from .vocabulary import COUNTED, ONE_TO_TEN, ZEROS

_FUSED_DATE = re.compile(
    # 201111日, 20171231日, 自…起1231止: digits of year, month and day in one run
    rf"(?=\d)(?:(?<!\d)(?P<to_day>{YEAR}\d{{2,4}}|\d{{3,4}}(?=\s?(?:日|止))|(?<=年)\d{{3,4}})\s?(?:日|止)"
    # 20118月, 201312月31日, 20182月27
    rf"|(?<!\d)(?P<to_month>{YEAR}(?:1[0-2]|[1-9]))\s?月(?:\s?\d{{1,2}}日?)?"
    # 20131月1日 is covered above; 2018年11日 has lost its month
    r"|(?<=\d年)(?P<no_month>\d{2})日)"
)
_FUSED_NUMBER = re.compile(rf"[〔\[【(](?P<number>{YEAR}\d{{1,4}})\s?号")
_PERIOD_TAIL = re.compile(r"\s?(?:起|止)?[,至到\s]*")
_COUNTED = re.compile(rf" ?(?:{COUNTED}|[余多万亿千百元%])")
"""201335条 counts something: whatever the digits were, they ended in no date."""
_LEAP = 2000
"""A year with all the days that there are, for dates whose year is not told."""
_RUN = re.compile(rf"(?<![\d.,])(?P<year>{YEAR})(?P<rest>\d{{1,3}})(?![\d.,%])")
_EACH = re.compile(
    r"(?:各|每[个家名人]?)[^,。;:、\d]{0,12}?(?<![\d.])(?P<run>\d{2,4})(?=[人名个件])"
)
# It looks back behind its first character: these few are found faster than all that stand so.
_LOST_YEAR = re.compile(rf"[{ZEROS}](?<![一-鿿\d].)[{ONE_TO_TEN}{ZEROS}]{{2}}年")
_TONED = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
# Every alternative begins with a rare character, so that sound text costs next to nothing; what
# belongs to the mark on its left is added afterwards.
_LOST_BYTES = re.compile(
    r"(?=[�?2锟烫屯])(?:�+"
    r"|(?<!\d)20\d{2}[^\s\d年.,、\-—~/〕)\]学新政财部度版.:()]{1,2}(?=\d{1,2}月\d{1,2}日)(?:\d{1,2}月\d{1,2}日)"  # 2018吗6月30日
    rf"|(?P<syllable>\?[{_TONED}]{{1,7}}\)[一-鿿]{{0,2}})"  # 咨询?nèi)司
    r"|(?P<double>\?[;,:]?\?[;,:、]?[一-鿿]{0,2})"  # 日?;?,常态
    rf"|(?P<letters>\?[{_TONED}]{{1,6}}(?![\w=&]))"  # 不够?n
    r"|(?:锟斤拷)+|(?:烫烫烫|屯屯屯)+)"
)
_STRUCK = re.compile(
    # -99- 64件: struck out and written anew, as Textile has it; a page number stands at an end of its line
    r"(?:(?<=[^\s\dA-Za-z–—-])[ ]?(?=-[\d,.]{1,12}-[ ]\d{1,9}(?![\d.、)]))"
    # of a cell all, or what stands before the number
    r"|(?<=[|\t])[ ]{0,8}(?=-[\d,.]{1,12}-[ ]{0,8}(?:[|\t\n\d]|\Z)))"
    r"(?P<struck>-\d[\d,.]{0,11}-)"
)
"""Digits between two hyphens: they may be struck out, and are never less than 0."""
_BEFORE_MARK = {"syllable": 2, "double": 1, "letters": 2}
_STRAY_MARK = re.compile(r"[一-鿿]\?[一-鿿]")
_ASKS = re.compile(r"[吗呢么何谁哪几否啥]|什么|怎么|如何|多少|为什|咋|有没有|([一-鿿])不\1|“")

_BRANDS = (
    r"bet\s?\d{3,4}|beat\s?365|365\s?bet|365体育|uedbet|kaiyun|开云|西甲直播|亚博|万博|必威|betway|乐鱼|"
    r"九游|米兰体育|华体会|半岛体育|江南体育|爱游戏|金沙(?=娱乐|赌场|国际|集团|官[网方]|手机|网[址投上站]|平台|游戏|体育|棋牌|贵宾|登[录陆]|在线|线上|app|\d|[a-z])|威尼斯人|葡京|太阳城|皇冠体育|银河娱乐|"
    r"im体育|manbetx|bwin|明升|fun88|188bet|188体育|ayx|mk体育|星空体育|火狐体育|雷火|hth|天博|"
    r"(?<=[一-鿿]{2})(?:体育|娱乐|棋牌|博彩)(?=[·•\-]?(?:在线|官网|官方|入口|app|最新地址|登录|注册|投注))|"
    r"澳门[^,。\n]{0,4}(?:娱乐|博彩|赌场)|彩票|真人(?:娱乐|百家乐)|电竞|世界杯投注|足球直播|英超直播"
)
_ADVERTISED = re.compile(
    rf"(?=[a-z\d开西亚万必乐九米华半江爱金威葡太皇银明星火雷天体娱棋博澳彩真电世足英])(?:{_BRANDS})[\w·•\-]*(?:\((?:中国|中国区)\)[\w·•\-]*)?",
    re.IGNORECASE,
)
_LATIN = frozenset(ascii_letters + digits + "_.-")
_SALES = re.compile(
    r"官网|官方|入口|下载|app|登录|注册|平台|体育|直播|娱乐|投注|bet|手机|网址", re.IGNORECASE
)
# What comes back in the report after the advertising: 林业局, 县人民政府, 2014年度 …
_RESUMES = re.compile(
    r"(?:19|20)\d{2}\s?年|(?:省|市|区|县|镇|乡|街道|人民政府|政府|林业|教育|财政|城市管理|交通|"
    r"公安|民政|水利|农业|卫生|统计|审计|环境|综合)|[我本](?:局|县|市|区|镇|乡|委|办|厅|街道)|高度|主要|认真|充分|将|办|始终|设立|做好"
)


def detect(text: str) -> list[Damage]:
    """Every damaged place of a cleaned text, in order, without overlaps."""
    damages = _fused_dates(text)
    proven = bool(damages)
    damages += [
        Damage("fused_digits", Span(*m.span()), (_split_number(m["number"]),))
        for m in _FUSED_NUMBER.finditer(text)
    ]
    if proven:
        damages += _fused_runs(text)
    damages += [
        Damage("lost_character", Span(*m.span()), ("二" + m.group(),))
        for m in _LOST_YEAR.finditer(text)
    ]
    damages += [
        Damage("damaged_characters", _with_left(text, m)) for m in _LOST_BYTES.finditer(text)
    ]
    damages += [Damage("damaged_characters", span) for span in _stray_marks(text)]
    if "-" in text:
        struck = (Span(*m.span("struck")) for m in _STRUCK.finditer(text))
        damages += [Damage("damaged_characters", span) for span in struck]
    damages += _advertising(text)
    return _without_overlaps(damages)


def _with_left(text: str, match: re.Match[str]) -> Span:
    """A mark with the Chinese characters before it that it belongs to."""
    start, stop = match.span()
    reach = _BEFORE_MARK.get(match.lastgroup or "", 0)
    while reach and start and "一" <= text[start - 1] <= "鿿":
        start, reach = start - 1, reach - 1
    return Span(start, stop)


def _stray_marks(text: str) -> list[Span]:
    """A question mark in the middle of a clause that asks nothing stands for a lost character."""
    spans = []
    for match in _STRAY_MARK.finditer(text):
        clause = re.split(r"[,。;:!\n]", text[max(0, match.start() - 40) : match.start() + 1])[-1]
        if not _ASKS.search(clause):
            spans.append(Span(*match.span()))
    return spans


def _without_overlaps(damages: list[Damage]) -> list[Damage]:
    kept: list[Damage] = []
    for damage in sorted(damages, key=lambda d: (d.span.start, -d.span.stop)):
        if not kept or damage.span.start >= kept[-1].span.stop:
            kept.append(damage)
    return kept


def _fused_dates(text: str) -> list[Damage]:
    damages: list[Damage] = []
    for match in _FUSED_DATE.finditer(text):
        run = match["to_day"] or match["to_month"] or match["no_month"]
        if match["to_day"] and not _plausible_day(run):
            continue
        span = Span(*match.span())
        before = damages[-1] if damages else None
        if before and _PERIOD_TAIL.fullmatch(text, before.span.stop, span.start):
            both = before.hypotheses + _dates(run, match)
            damages[-1] = Damage("fused_digits", Span(before.span.start, span.stop), both)
        else:
            damages.append(Damage("fused_digits", span, _dates(run, match)))
    return damages


def _plausible_day(run: str) -> bool:
    return bool(_days(run[:4] if len(run) > 4 else None, run[4:] if len(run) > 4 else run))


def _days(year: str | None, digits: str) -> tuple[str, ...]:
    """The days of the calendar that digits may be, month before day: 35 is 3月5日, 111 two of them."""
    splits = ((digits[:i], digits[i:]) for i in range(1, len(digits)))
    return tuple(f"{month}月{day}日" for month, day in splits if _is_day(year, month, day))


def _is_day(year: str | None, month: str, day: str) -> bool:
    """Whether there is such a day; 2月30日 is none, and 03月05日 would not have lost its characters
    so."""
    if month[0] == "0" or day[0] == "0" or not 1 <= int(month) <= 12:
        return False
    return int(day) <= monthrange(int(year or _LEAP), int(month))[1]


def _dates(run: str, match: re.Match[str]) -> tuple[str, ...]:
    if match["to_month"]:
        year, month = run[:4], run[4:]
        day = match.group().partition("月")[2].strip().removesuffix("日")
        if not day:
            return (f"{year}年{month}月",)
        return (f"{year}年{month}月{day}日",) if _is_day(year, month, day) else ()
    if len(run) > 4:
        return tuple(f"{run[:4]}年{day}" for day in _days(run[:4], run[4:]))
    return _days(None, run)


def _split_number(run: str) -> str:
    return f"〔{run[:4]}〕{run[4:]}号"


def _fused_runs(text: str) -> list[Damage]:
    """Runs that start with the year of the report, or ranges that have lost their dash.

    Only asked where a fused date proves that the file loses characters between digits: 201111
    may well be a number elsewhere.
    """
    years = Counter(re.findall(rf"(?<!\d){YEAR}(?=年)", text))
    if not years:
        return []
    usual = years.most_common(1)[0][0]
    damages = [
        Damage("fused_digits", Span(*m.span()), _run_readings(text, m))
        for m in _RUN.finditer(text)
        if abs(int(m["year"]) - int(usual)) <= 1
    ]
    for match in _EACH.finditer(text):
        readings = _ranges(match["run"])
        if readings:
            start = match.start("run")
            damages.append(Damage("fused_digits", Span(start, match.end("run")), readings))
    return damages


def _run_readings(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """The dates that a run of digits may be: 201335 is 2013年3月5日, 20133 and 201399条 are none."""
    if _COUNTED.match(text, match.end()):
        return ()
    return tuple(f"{match['year']}年{day}" for day in _days(match["year"], match["rest"]))


def _ranges(run: str) -> tuple[str, ...]:
    splits = ((run[:i], run[i:]) for i in range(1, len(run)))
    return tuple(
        f"{low}-{high}"
        for low, high in splits
        if high[0] != "0" and int(low) < int(high) <= 3 * int(low)
    )


def _brand_start(text: str, match: re.Match[str]) -> int:
    """Where a brand begins: letters before it, and the two characters of 博乐体育."""
    start = match.start()
    if match.group().startswith(("体育", "娱乐", "棋牌", "博彩")):
        start -= 2
    while start and match.start() - start < 20 and text[start - 1] in _LATIN:
        start -= 1
    return start


def _advertising(text: str) -> list[Damage]:
    damages: list[Damage] = []
    for match in _ADVERTISED.finditer(text):
        start, stop = _brand_start(text, match), match.end()
        resumes = _RESUMES.search(text, start + 2, stop)
        stop = resumes.start() if resumes else stop
        words = text[start:stop]
        repeated = text.count(words) > 1
        if _SALES.search(words) or repeated:
            damages.append(Damage("agency_overwritten", Span(start, stop)))
    return damages
