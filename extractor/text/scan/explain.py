"""What is not a statistic, and why: a closed set of reasons, decided by the words around."""

from __future__ import annotations

import re

from extractor.schemas import Explanation

from ..vocabulary import COUNTED, COUNTERS, NUMERALS, ONE_TO_NINE, ONE_TO_TEN, ZEROS
from .counting import counting_rule, counts_its_list
from .once import once, together
from .row_counts import beside_text
from .run_dates import IN_EIGHT, SPLIT_YEAR, TO_DAY

_DAYS = r"(?:0?[1-9]|[12]\d|3[01])"
_TO = r"\s?(?:至|到|[-—~、和及])\s?"
_DAY = rf"(?:\s?\d{{1,2}}(?:\s?[日号]?{_TO}{_DAYS}){{0,3}}\s?[日号](?!公示|双公示))"
_MONTH = rf"(?:\s?\d{{1,2}}\s?月(?:份|底|初|中旬|上旬|下旬|末)?{_DAY}?)"
_CN_DAY = rf"[{ONE_TO_TEN}]{{1,3}}"


def _behind(*labels: str) -> str:
    """A look behind for one of these labels of two characters and a colon or blank, also torn."""
    torn = (f"{label[0]}{blank}{label[1]}" for label in labels for blank in ("", " "))
    ways = (f"(?<={words}{colon})" for words in torn for colon in (":", ": ", " "))
    return f"(?=[\\d(])(?<=[: ])(?:{'|'.join(ways)})"


_MOBILE = r"1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\d)"
_REST = rf" (?=\d{{3,4}}(?![\d年月日{COUNTERS}]))"
"""The blank inside a telephone number that somebody wrote in groups: 0734-8213 556."""

_OF_ACCOUNT = "|".join(
    f"(?<={words}{between})"
    for words in ("[账帐卡][号户]", "[税别]号")
    for between in ("", "[为是: |\\t]", "[为是:|] ", "[为是]:")
)
_ACCOUNT = (
    rf"(?=\d)(?:{_OF_ACCOUNT})(?:\d{{3,6}}(?:[ \-]\d{{3,5}}){{2,6}}(?:[ \-]\d{{1,3}})?|\d{{6,30}})"
    rf"(?![\d%]|[.,]\d|[ \-]\d| ?[{COUNTERS}万余多元])"
)
"""An account, card or tax number, as it is printed in groups: 6217 0032 5400 1198."""

# Expressions that are taken whole, before plain numbers are looked for.  Order matters.
EXPRESSIONS = (
    # A tag that an export has escaped twice stands in the text: <td colspan="5">.
    r"(?P<tag>(?:<|&lt;)/?(?:table|tbody|thead|t[rdh]|col|span|div|font|img|p|br)\b(?=[^<>\n]{0,300}\d)[^<>\n]{1,300}?(?:>|&gt;))"
    r"|(?P<url>data:[a-z]{1,20}/[\w.+\-]{1,60}[;,][^\s。<>\"”|()]*+|https?://[^\s,。;<>\"”|()]+|(?<![\w.])www\.[\w./?=&%\-]+"
    r"|(?<![A-Za-z\d/])/[A-Za-z][\w\-]*(?:/[A-Za-z\d_\-.%]+)+"
    r"|(?<![\w/.])[A-Za-z\d_\-]{1,80}\.(?:xlsx?|docx?|pdf|wps|et|jpe?g|png|gif|s?html?|zip|rar|jsp|aspx?|php)(?![A-Za-z])"
    r"|[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+|(?<![\w.])[a-z\d\-]{1,63}(?:\.[a-z\d\-]{1,63}){0,6}\.(?:gov|com|org|net)"
    r"(?:\.cn)?[\w./?=&%\-]*)"
    r"|(?P<document_number>[〔\[【(﹝]\s?(?:19|20)\d{2}\s?[〕\]】)﹞]\s?第?\s?\d+\s?号?"
    r"|(?:令|公告|文件)第?\s?\d+\s?号|第\s?\d+(?:[、,]\s?\d+)*\s?号(?!楼|院|线)"
    # A standard: GB/T 9704-2012, DB33/T 2100, ISO 9001.
    r"|(?<![A-Za-z])(?:GB|DB\d{2,4}|ISO|IEC|[A-Z]{2}(?=/[TZ]))(?:/[TZ])? ?\d{3,6}(?:\.\d{1,3})?(?:[-—](?:19|20)\d\d)?)"
    r"|(?P<licence>ICP[备证]\d*[号\d\-]*|(?:网安备|公安备|标识码|备案号|信用代码|索\s?引\s?号"
    rf"|文\s?号|档\s?案\s?号|流水号|受理号|编号|书号|刊号)[:：]?[\s|]{{0,3}}(?!\d{{1,5}}[{COUNTERS}])[A-Za-z\d][A-Za-z\d\-/]*号?"
    r"|代码(?:为|是|[:：])[\s|]{0,3}[A-Za-z\d]{4,18}(?![A-Za-z\d])"
    rf"|{_ACCOUNT})"
    rf"|(?P<date>(?<!\d)\d{{4}}\s?年\s?{_MONTH}|{IN_EIGHT}|{SPLIT_YEAR}\s?{_MONTH}"
    rf"|(?<!\d)(?:19|20)\d{{2}}\s?(?P<sep>[-/.])\s?\d{{1,2}}(?P=sep)\d{{1,2}}"
    rf"{TO_DAY}(?:\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
    rf"|(?=\d)(?<![\d.])(?:1[0-2]|0?[1-9])\s?月?\s?(?:至|到|[-—~])\s?(?:1[0-2]|0?[1-9])\s?月(?:份|底|初|末)?(?!\d)"
    rf"|(?=\d)(?<![\d.]){_DAYS}\s?[日号]?\s?(?:至|到|[-—~])\s?{_DAYS}\s?日(?!公示)"
    rf"|(?<![\d.])(?:1[0-2]|0?[1-9])\s?月(?:份|底|初|末)?(?!\d{{1,2}}日公示){_DAY}?"
    rf"|二[{ZEROS}][{ZEROS}{ONE_TO_NINE}]{{2}}年(?:度|{_CN_DAY}月(?:{_CN_DAY}日)?)?"
    rf"|(?<![一-鿿]){_CN_DAY}月(?:{_CN_DAY}日|份)"
    r"|(?<!\d)(?:0?[1-9]|[12]\d|3[01])日(?=[起止至到,。、(]|正式|上午|下午|以前|前|$)"
    r"|(?<=截[至止])(?:1[0-2]|0?[1-9])[-./]\d{1,2}(?!\d)"
    r"|(?<=[“\"])\d{1,2}[.·]\d{1,2}(?=[”\"])"
    rf"|(?<=日[、和及])(?:0?[1-9]|[12]\d|3[01])日|(?<!\d)\d{{1,2}}·\d{{1,2}}(?![\d{COUNTERS}])"
    r"|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    r"|(?<![\d.])(?:[01]?\d|2[0-4])(?:[时点][0-5]?\d分(?!之|[部类])|时[整许]?(?=[至到起止前后在以,。、)]))"
    r"|(?<=[上下]午)(?:1[0-2]|\d)[时点](?:半|整|许)?)"
    r"|(?P<heading>(?<![\d.])\d{1,2}(?=[.．](?:19|20)\d{2}\s?年))"
    r"|(?P<year>(?<!\d)(?:19|20)\d{2}\s?(?:年(?:度|底|初|末|以来)?|学年)"
    r"|(?<!\d)(?:19|20)\d{2}(?=\s?[-—~至]\s?(?:19|20)\d{2}\s?(?:学?年)))"
    rf"|(?P<law_article>第[{NUMERALS}\d]+(?:[、和及][{ONE_TO_TEN}百]{{1,4}}){{0,4}}条(?:之[一二三])?"
    rf"(?:第?[(]?[{ONE_TO_TEN}\d]+[)]?[款项])*|第[(][{ONE_TO_TEN}\d]+[)]项"
    r"|(?=\d)(?:(?<=条例|规定|办法|细则|规范)|(?<=[例定法则范]》))\d{1,2}(?:\.\d{1,2}){2,3}条(?!例))"
    rf"|(?P<ordinal>第\d{{1,4}}[-—~至到]\d{{1,4}}(?:期|次|届|批|轮|页|章|节|款|项|名|位)|第[{NUMERALS}\d]+(?:季度|部分|章|节|次|届|轮|批|期|名|位|个|项|款|类|页)?)"
    rf"|(?P<session>[{ONE_TO_TEN}]+届|(?<=人大|政协)[{ONE_TO_TEN}]+次(?=会议)"
    rf"|(?<=届)[{ONE_TO_TEN}]+次(?=会议|全会|全体|党代))"
    rf"|(?P<post_code>{_behind('邮编', '邮码', '编码')}\d{{3}} ?\d{{3}}(?!\d))"
    r"|(?P<address>(?=\d)(?<![\d.])\d{1,5}(?:[-—]\d{1,5}){1,6} ?(?:室|房间?|单元|[楼栋幢层座]|号(?!文|令)))"
    rf"|(?P<telephone>{_behind('电话', '传真', '手机')}(?:{_MOBILE}|\(?0\d{{2,3}}\)?[-— ]{{0,2}}\d{{3,8}}(?:(?:[-—、/]|{_REST})\d{{3,8}})*)"
    rf"|(?<=[:、/;(]){_MOBILE}"
    r"|\(0\d{2,3}\) ?\d{3,4}[-— ]?\d{3,5}(?!\d)(?:[-转]\d{1,5})?"
    r"|(?<!\d)0\d{2,3} ?[-— ] ?\d{3,4} ?[-— ] ?\d{3,4}(?!\d)(?:转\d{1,5})?|(?<!\d)0\d{2,3} \d{7,8}(?!\d)|(?<!\d)\(?0\d{2,3}\)?\s?[-—－]{1,2}\s?\d{7,8}(?:\s?[-转/、,]\s?\d{1,8})*"
    r"|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)1[3-9]\d-\d{4}-\d{4}(?!\d)|(?<!\d)400-?\d{3}-?\d{4}(?!\d))"
    r"|(?P<slogan>(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|(?<![\d.+])\d{1,2}(?:\+\d{1,2}){0,4}\+[NXnx](?![A-Za-z])"
    r"|(?<=[“\"])\d{1,2}(?:\+\d{1,2}){1,4}(?=[”\"])"
    r"|(?<=版本)[Vv]?\d{1,2}(?:\.\d{1,3}){1,3}|(?=\d)(?<![\d.])\d{1,2}(?:\.\d{1,3}){1,3}(?=版本))"
    r"|(?P<deadline>(?<![\d.])7\s?[×xX*]\s?24(?!\d)|(?<![\d.])\d+\s?(?:个)?(?:工作日|小时|分钟|自然日)|(?<![\d.])\d+\s?(?:天|日)(?:内|之内|以内))"
    rf"|(?P<enumeration>(?<=[,。;:\s])[{ONE_TO_TEN}]是(?=[一-鿿])"
    rf"|(?<![\d一-鿿])[{ONE_TO_TEN}]是(?=[一-鿿])"
    # 政府信息[2]个人: the mark of a note behind a word; 信息[2]条 is a count.
    rf"|(?<=[一-鿿])\[\d{{1,2}}\](?=[一-鿿])(?!{COUNTED})"
    rf"|(?<=[一-鿿,。;:])〔\d{{1,2}}〕(?=[一-鿿,。;:\n])(?!号|{COUNTED})"
    # 图3-1, 见表2.1; of 报表2.1万份 it is a count.
    rf"|(?=\d)(?<=[图表])(?<![报年季月列]表)\d{{1,2}}[-.—]\d{{1,2}}(?![\d.%万千亿元{COUNTERS}]))"
)

STARTS = r"<&A-Za-z第令公文网标备信索编书刊代档流受/〔\[【(﹝"
"""What these expressions begin with, for the inside of a character class; digits besides."""
BEGUN = (
    r"(?!公(?!告|安备)|信(?!用代码)|文(?!件|\s?号)|网(?!安备)|受(?!理号)|编(?!号)|代(?!码)"
    r"|备(?!案号)|标(?!识码)|书(?!号)|刊(?!号)|流(?!水号))"
)
"""Common characters among these begin none where others follow: most of a report is 信息 and 公开."""

HOTLINES = frozenset("110 114 119 120 122 12309 12313 12315 12316 12317 12318 12319 12320 12321 12328 12329 12330 12331 12333 12335 12336 12337 12338 12339 12345 12346 12348 12350 12351 12355 12356 12358 12360 12363 12365 12366 12368 12369 12377 12378 12380 12381 12385 12386 12388 12389 12391 12393 12396 12398 8890 96128 96196 96310".split())  # fmt: skip

_LEFT = re.compile(
    r"(?=[电传手联话\d致拨邮点浏访阅人分字备Qq群标条路街巷大胡弄村号楼广小里栋座院附注\nA-Za-z_])(?:"
    r"(?P<telephone>(?:电话|传真|手机|联系方式|话)[^,。;\n]{0,12}$|(?:电话|传真)[^。;\n]{0,14}[、,/;]\s?$|\d{6,8}转(?:分机)?$|(?:致电|拨打)[^,。;\n]{0,12}$)"
    r"|(?P<post_code>(?:邮编|邮政编码|邮码)[:\s]*$)"
    r"|(?P<page_counter>(?<!均)(?:点击数?|点击率|浏览次?数?|浏览量|访问次数|阅读次数|阅读|人气|分享到)[:：(【\s]*$)"
    r"|(?P<page_number>(?<!均)(?:字体|字号)[:：(【\s]*$)"
    r"|(?P<licence>(?:备案|备|(?:QQ|qq)群?|群号|标识码|条形码)[:：号\s]*$)"
    r"|(?P<address>(?:路|街|巷|大道|胡同|弄|村|号|楼|大厦|广场|小区|里|栋|座|院)(?:甲|乙)? ?$)"
    r"|(?P<enumeration>(?:附[件表图]|(?<!关)(?<!备)注|\n[表图]) ?$)"
    r"|(?P<name>[A-Za-z_]$))"
)
_BRANCH = re.compile(r"\d{6,8}转(?:分机)?$")
_ROUGHLY = re.compile(r"[余多]|以上|左右")
_IN_A_SENTENCE = re.compile(r"人?次(?:[,。;、](?=[^\n]{2})|。)")
"""页面点击320次,收到留言5条: a count of a sentence, and not what a page says of itself."""
_PAGE_NUMBER = r"(?:[-—–]+ ?\d{1,3} ?[-—–]+|第 ?\d{1,3} ?页(?:[,/]? ?共 ?\d{1,3} ?页)?)"
_PAGE_LINE = re.compile(rf" ?(?:#{{1,6}} )?{_PAGE_NUMBER}(?:[ \t]{{1,9}}{_PAGE_NUMBER})? ?(?:\n|$)")
"""- 2 - on a line of its own, where a page ended; - 1 - and - 2 - where two stand on one sheet."""
_LONGEST_PAGE_LINE = 20
_ADDRESS_RIGHT = re.compile(r"\s?(?:号|#|室|房间|楼|栋|幢|弄|单元|房|层|院)")
_ADDRESS_UNIT = re.compile(r"\s?(?:室|房间|楼|栋|幢|弄|单元|号楼|号院|号大院|#)")
_BUS = re.compile(
    r"\s?路(?:[、,和及]\s?\d{1,3}\s?路){0,8}(?:公交|公共汽车|汽车|巴士|车|电车|到|至|在|,?到)"
)
"""乘15路、28路公交车."""
_NAME_RIGHT = re.compile(
    r"[A-Za-z]|(?:行动|工程|工作法|战略|模式|[国省县]道)|\s?(?:问|讲|招)[》”\"]|世界|国际|日双公示|双公示|·|[一-鿿]{1,6}日[”\"]"
)
_HOTLINE_RIGHT = re.compile(
    r"[”\"']?(?:[一-鿿]{0,8}(?:热线|电话|专线|平台|投诉|举报|中心|服务|查询|查号台|联动|报警)|数据|[、,]\s?1\d{4}|[”\"'])"
)
_NOTE_ENDS = re.compile(rf"[\]〕](?! ?(?:{COUNTED}|[%万余多]))")
"""数量[2]: the mark of a note; [12]件 is a place that somebody filled in."""
_COUNTED = re.compile(rf"(?:[、,和] ?\d{{1,7}}){{1,8}} ?{COUNTED}")
"""传真、网络、信函分别占12903、15830、8294件: a list that ends with what it counts."""
_GROUP = re.compile(rf"(?:^|[\n\t |一-鿿])\([{ONE_TO_TEN}]\)[一-鿿]{{2,8}}$")
_OPENS_LIST = re.compile(r"(?:其中|包括|如下)$")
_CLASS_BEFORE = re.compile(r"[一-鿿] ?$")
_CLASS_BEHIND = re.compile(r"、[一-鿿]{2,10} ?\d{1,4}(?:[,。;、]|$)")
"""维持 1、撤销 2: classes with their numbers, and no items."""
_ANNOUNCED = re.compile(r"(?:以下|如下|下列)(?:共)?$")
ONE_COUNTED = frozenset("名 条 件 宗 起 份 封 篇 期 人 场 人次 例 本 家 户".split())
"""Units with which 一 is a count; with others it is an indefinite article."""
_STRUCTURE = re.compile(
    r"(?:大|主要|重要|不同|具体|关键|基本|重点|法定|工作|规定)?"
    r"(?:方面|部分|环节|层面|阶段|步骤|原则|要点|措施|举措|禁令|制度|机制|问题|不足|领域|板块|大类|层次|"
    r"要素|维度|关口|途径|渠道|同步|转变|确保|坚持|统一|强化|到位|公开(?!信息)|内容|章节|事项(?:等)?[六]?个?部分)"
)
_CN_NAME = re.compile(
    r"三公|三农|两个责任|三类内部事务|四类过程性|双公示|双随机|两会|三安全|一稳定|三审|三校|一门|一窗|一网|一站|三定|五公开|四个(?![人乡镇村县区市部单科股站])|两学|"
    r"[一二三]轮(?=(?:土地)?[承延]包)|十[一二三四五]五|四风|三重一大|九项|四议|八项|两微|一端|放管服|一件事|一次办"
    r"|[二三]次(?:供水|加压|污染|装修|开发|创业|分配|利用|加工|报账|产业|元)"
)


_ITEM = re.compile(rf"[、)]\d{{1,6}}{COUNTED}[一-鿿]")
_BUILDING = re.compile(r"(?:[A-Za-z\d甲乙丙东西南北][座栋幢]|号楼|单元|大厦)$")
# 由一名副局长分管: somebody in an office, not a count of staff.
_FUNCTION = re.compile(
    r"[名位个]副[一-鿿]{1,5}?(?:具体|直接|亲自)?(?:分管|主管|负责|牵头|担任|兼任)"
)
_TITLE_UNITS = frozenset("个 项 条 件 次 大 步 类 句 问 招 法 级 门 网 窗".split())
_LONGEST_TITLE = 12
_TITLE_BREAKS = frozenset(",。;:\n“”")
_UNITS_OF_NAMES = frozenset("条 项 句 问 招 步 法".split())
_LONGEST_NAME = 14
_WORDS = re.compile(r"[一-鿿]{2,}")
_EXAMPLE = re.compile(r"[,;、((](?:如|例如|比如)\s?[-−+]?\s?$")
"""本年增/减(减用负值表示,如-8): how to fill in a form."""


def explain_number(
    text: str, start: int, stop: int, digits: str, unit: str | None, region: bool
) -> Explanation | None:
    """Why the Arabic number at ``start``..``stop`` is no statistic; None if it is one.

    ``stop`` is the end of the digits, ``unit`` what was read behind them.
    """
    left = text[max(0, start - 18) : start]
    reason = beside_text(text, start, digits, unit) or _by_place(text, start, stop, digits)
    if reason is not None:
        return reason
    match = _LEFT.search(left)
    if match is not None:
        explanation = match.lastgroup
        if explanation == "address":
            if _ADDRESS_RIGHT.match(text, stop) or (unit is None and len(digits) <= 4):
                return "address" if _ADDRESS_RIGHT.match(text, stop) else None
        elif explanation == "telephone":
            counted = len(digits) < 7 and _COUNTED.match(text, stop)
            if unit is None and not counted and (len(digits) >= 5 or _BRANCH.search(left)):
                return "hotline" if digits in HOTLINES else "telephone"
        elif explanation == "page_counter" and _counted_in_a_sentence(left, text, stop):
            pass
        elif unit is None or explanation in ("page_counter", "page_number", "post_code"):
            return explanation  # type: ignore[return-value]
    if _ADDRESS_UNIT.match(text, stop) or _BUS.match(text, stop):
        return "address"
    if text[start - 1 : start] in ("[", "〔") and len(digits) < 3 and _NOTE_ENDS.match(text, stop):
        return "enumeration"
    if _EXAMPLE.search(left) and text[stop : stop + 1] == ")":
        return "form_label"
    if unit in _UNITS_OF_NAMES and _ends_a_quoted_name(text, start, stop, unit):
        return "name"
    if unit is None and digits in HOTLINES and _is_hotline(text, stop, digits, left):
        return "hotline"
    if unit is None and _NAME_RIGHT.match(text, stop):
        return "name"
    if unit == "版" and "." in digits:
        return "name"  # 3.0版: a version
    if unit is None and _BUILDING.search(left) and len(digits) <= 4:
        return "address"
    if counting_rule(text, start, stop, digits, unit):
        return "boilerplate"
    if digits == "1" and _FUNCTION.match(text, stop):
        return "indefinite"
    if unit in _TITLE_UNITS and len(digits) <= 2 and _in_title(text, start, stop):
        return "name"
    if counts_its_list(text, start, stop, digits, unit):
        return "enumeration"
    return _by_shape(text, start, stop, digits, unit, region)


def _counted_in_a_sentence(left: str, text: str, stop: int) -> bool:
    """Whether how often a page was called is told in a sentence: no colon before it, a stop behind."""
    return left[-1:] not in ":：(【" and _IN_A_SENTENCE.match(text, stop) is not None


def _is_hotline(text: str, stop: int, digits: str, left: str) -> bool:
    """Whether the words around the number of a hotline speak of one."""
    if left.endswith(("热线", "热线:")) or _HOTLINE_RIGHT.match(text, stop):
        return True
    return len(digits) == 5 and _WORDS.match(text, stop) is not None


def _in_title(text: str, start: int, stop: int) -> bool:
    """Whether a numeral is the beginning of a short title in quotation marks: “八条措施”."""
    opening = text.rfind("“", max(0, start - _LONGEST_TITLE), start)
    closing = text.find("”", stop, stop + _LONGEST_TITLE)
    if opening < 0 or closing < 0 or closing - opening > _LONGEST_TITLE + 2:
        return False
    words = text[opening + 1 : closing]
    if _TITLE_BREAKS.intersection(words):
        return False
    # A count at the end of the words is one that somebody states: “收到申请12件”.
    return closing - stop > 1


def _ends_a_quoted_name(text: str, start: int, stop: int, unit: str) -> bool:
    """“创业富民30条”: the number of a policy's articles, as its name has it."""
    behind = text[stop + len(unit) : stop + len(unit) + 1]
    opening = {"”": "“", "’": "‘", '"': '"'}.get(behind, "")
    before = (
        text[max(0, start - _LONGEST_NAME) : start].rpartition(opening) if opening else ("",) * 3
    )
    return bool(before[1]) and _WORDS.fullmatch(before[2]) is not None


def _by_place(text: str, start: int, stop: int, digits: str) -> Explanation | None:
    """Headings, page numbers, and the titles of other documents."""
    line_start = start == 0 or text[start - 1] in "\n\t |"
    left = text[max(0, start - 4) : start]
    begin = text.rfind("\n", max(0, start - _LONGEST_PAGE_LINE), start) + 1
    if (begin or start < _LONGEST_PAGE_LINE) and _PAGE_LINE.match(text, begin):
        return "page_number"
    if len(digits) <= 2 and text[stop : stop + 1] in tuple("、.．)"):
        opened = text[stop : stop + 1] == ")" and text[start - 1 : start] == "("
        follows = text[stop + 1 : stop + 2]
        before = text[start - 2 : start - 1] if opened else text[start - 1 : start]
        if _CLASS_BEFORE.search(left) and _CLASS_BEHIND.match(text, stop):
            return None
        if (
            (line_start or opened or before in "。;:," or _OPENS_LIST.search(left))
            and not follows.isdigit()
            and follows != "\n"
        ):
            listed = before in "\n\t |。;:," or not before or _OPENS_LIST.search(left)
            return "heading" if listed else None
        if (
            len(digits) == 1
            and "一" <= follows <= "鿿"
            and _GROUP.search(text, max(0, start - 24), start)
        ):
            return "heading"  # (三)不予公开1.属于国家秘密: a row of a group
        if before in ("\n", "") and _ITEM.match(text, stop):
            return "heading"  # 1、12件申请: an item that begins with a count
    opening = text.rfind("《", max(0, start - 60), start)
    if (
        opening >= 0
        and text.find("》", opening, start) < 0
        and text.find("》", stop, stop + 60) >= 0
    ):
        return "name"
    return None


def _by_shape(
    text: str, start: int, stop: int, digits: str, unit: str | None, region: bool
) -> Explanation | None:
    if unit is None:
        if text.startswith("方面", stop):
            return "enumeration"
        if len(digits) == 4 and digits[:2] in ("19", "20") and "," not in digits:
            behind = text[stop : stop + 1]
            if _ROUGHLY.match(text, stop):
                return None  # 粉丝2000多: no year is about so much
            if not _in_table(text, start, stop) or behind == "年":
                return "year"
        if region or (len(digits) >= 9 and "," not in digits and "." not in digits):
            return "boilerplate" if region else "licence"
        if text[stop : stop + 1] == "号":
            return "document_number"
    elif region:
        return "boilerplate"
    if unit in ("年", "个月", "月", "季度", "工作日", "个工作日", "天", "小时", "分钟"):
        return "period" if unit in ("年", "个月", "月", "季度") else "deadline"
    if unit in ("个", "项", "大", "类", "部分") and (
        structural(text, stop, unit) or announced(text, start)
    ):
        return "enumeration"
    return None


def _in_table(text: str, start: int, stop: int) -> bool:
    """Whether the number stands alone in a cell."""
    before = text[start - 1 : start] if start else "\n"
    return before in "\n\t| " and text[stop : stop + 1] in ("\n", "\t", "|", " ", "")


def structural(text: str, stop: int, unit: str) -> bool:
    """Whether a count names the parts of something (六个部分, 五项措施), not a figure."""
    if unit == "部分":
        return True
    at = text.find(unit, stop, stop + len(unit) + 2)
    return at >= 0 and _STRUCTURE.match(text, at + len(unit)) is not None


def announced(text: str, start: int) -> bool:
    """Whether a count says how many items follow (包括以下五项:)."""
    return _ANNOUNCED.search(text, max(0, start - 4), start) is not None


def named(text: str, start: int) -> bool:
    """Whether a Chinese numeral is part of a name such as 三公经费 or 十四五."""
    return any(_CN_NAME.match(text, max(0, at)) for at in (start, start - 1))


def explain_chinese(
    text: str, start: int, stop: int, numeral: str, unit: str | None, region: bool
) -> Explanation | None:
    """Why the Chinese numeral at ``start``..``stop`` is no statistic; None if it is one."""
    if region or counting_rule(text, start, stop, numeral, unit):
        return "boilerplate"
    if named(text, start):
        return "name"
    if unit in ("年", "个月"):
        return "period"
    if unit in ("天", "小时", "分钟", "工作日", "个工作日"):
        return "deadline"
    if unit == "级":
        return "name"  # 三级审核: a rank, no count
    if unit in ("个", "项", "类", "种", "部分", "次", "条") and (
        structural(text, stop, unit) or announced(text, start)
    ):
        return "enumeration"
    if counts_its_list(text, start, stop, numeral, unit):
        return "enumeration"
    if numeral == "一" and (
        (unit not in ONE_COUNTED and not once(text, start, stop, unit))
        or _FUNCTION.match(text, stop)
        or together(text, start, stop, unit)
    ):
        return "indefinite"
    if unit in _TITLE_UNITS and _in_title(text, start, stop):
        return "name"
    if text[start - 1 : start] in '“"《' and text.find("”", stop, stop + 12) >= 0:
        return "name"
    return None
