"""What of the text is not the report: navigation above it, footer below it, its table of contents.

The regions stay in the document and are only marked, so that the ledger can explain the numbers
in them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractor.schemas import Span

from .document import Region, Source
from .not_stated import not_stated
from .page_lines import comment_lines, page_lines, page_totals
from .site_counts import site_counts
from .vocabulary import COUNTED_SURELY, ONE_TO_NINE, ONE_TO_TEN

_FOOTER = re.compile(
    r"版权所有|ICP[备证]|网安备|公安备案|网站标识码|技术支持|网站地图|联系我们|关于我们|隐私(?:声明|政策)|"
    r"^\s*(?:主办|承办)(?:单位)?[::]|扫一扫|分享(?:到|至)|打印(?:本页|此页)|关闭(?:窗口|本页)|"
    r"[上下]一[条篇][::]|相关(?:阅读|链接|文章)[::]?$|返回(?:首页|顶部)|友情链接|责任编辑"
    r"|^(?:网友|全部|最新|热门|精彩)评论(?:\(\d{1,6}\))?$|^评论\(\d{1,6}\)$|^(?:我要|发表)评论"
    r"|^您对(?:本|此|该)(?:报告|文|页|信息|网站|稿件|内容)[^。\n]{0,12}(?:满意|有用|有(?:所)?帮助|评价)"
)
_SITE = re.compile(r"版权所有|ICP[备证]|网安备|公安备案|网站标识码|技术支持|友情链接")
"""What stands below the article only; buttons may stand before its sentences as well."""
_GOES_ON = re.compile(rf"^[{ONE_TO_NINE}]、[^\n]{{4,40}}$", re.MULTILINE)
"""A heading of the report."""
_SAID = re.compile(rf"[。\t|]|\d ?{COUNTED_SURELY}")
"""What of a report stands above its footer: a sentence, a cell or a count."""
_NAVIGATION = re.compile(
    r"当前位置|您(?:现在)?(?:所在)?的?位置|网站首页|返回首页|扫描二维码|分享至|无障碍|适老|"
    r"繁体|简体|今天是|请输入搜索|选择(?:特殊符号|搜索类型)|字号|字体|大中小|收藏|打印|登录|注册|"
    r"浏览次数|点击数|点击浏览|^正文$|浏览下一页"
)
_TOOL_WORDS = frozenset(
    "拼音 辅助浏览 轻松阅读 读屏 视图 放大 缩小 配色 大鼠标 辅助线 显示屏 声音 指读 连读 减速 加速 音量 增加音量 减小音量 后退 前进 全屏 刷新 退出 帮助 换肤 首页 页面原始配色".split()
)
_METADATA = re.compile(
    r"^[•\-*|\s]*(?:索\s?引\s?号|发文字号|文\s?号|备注|主题(?:分类|词)|体裁分类|组配分类|服务对象|公开方式|"
    r"公开形式|信息来源|来源|编辑|审核|责任部门|关键词|公文时效|有效性|是否有效|访问次数|分\s*类)(?![一-鿿])"
)
_PATH = re.compile(
    r"^[•\s]*(?:首页|主页)\s*[>/»›]|(?:[^>»›]{1,20}\s[>»›]\s){2}|^P(?:age|\.)\s\d{1,4}\b"
)
"""The path to a page, and the number that a flip book prints above it."""
_SHEETS = re.compile(
    r"^(?:Overview\n(?:[^\n]+\n)*?(?=Sheet 1: )|Sheet \d{1,3}: [^\n]*)", re.MULTILINE
)
"""What the program that converts a workbook writes above its sheets: their list, and their names."""
_DATED = re.compile(
    r"^\W{0,4}20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?[\s\d:]*(?:信息来源|来源|浏览|点击|访问|作者|字体|字号)"
)
_CONTENTS = re.compile(r"\s*目\s*[录次]\s*")
_CHINESE = re.compile(r"[一-鿿]")
_PAGE = re.compile(
    r"(?:[\s.…·⋯/\\|_~～\-—]|[(\[（【〔]|第|[Pp]\.?|(?P<glued>(?<=[一-鿿])))(?P<page>\d{1,3})\s?(?:页|[)\]）】〕]|[-—])?$"
)
_NUMBERED = re.compile(rf"\s*(?:\(?[{ONE_TO_TEN}]{{1,3}}[、)]|第[{ONE_TO_TEN}]部分|\d{{1,2}}[.、])")
"""一、概述…1, 一、概述/1, 一、概述(1), 一、概述 第1页, 一、概述1."""
_FEWEST_ENTRIES = 3
_LAST_SHARE = 0.6
"""A footer is looked for in the last 40 % of the lines only."""


def find_regions(text: str, source: Source, kept_at: Sequence[int]) -> tuple[Region, ...]:
    """Navigation and footer of the cleaned text, and the furniture that the format declares.

    ``kept_at`` gives for each character of the text its place in the content of the source.
    """
    regions = [
        Region("page_furniture", Span(bisect_left(kept_at, low), bisect_left(kept_at, high)))
        for low, high in source.furniture
    ]
    regions += [
        Region("struck_out", Span(bisect_left(kept_at, low), bisect_left(kept_at, high)))
        for low, high in source.struck
    ]
    regions += [
        Region("not_ticked", Span(bisect_left(kept_at, low), bisect_left(kept_at, high)))
        for low, high in source.unticked
    ]
    lines: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    regions += _footer(text, lines)
    regions += _navigation(lines)
    regions += _contents(lines)
    regions += not_stated(text)
    regions += comment_lines(text)
    regions += page_totals(text)
    regions += (Region("page_furniture", span) for span in page_lines(text))
    regions += (Region("page_furniture", span) for span in site_counts(text))
    if "Sheet 1: " in text:
        regions += (Region("page_furniture", Span(*m.span())) for m in _SHEETS.finditer(text))
    return tuple(
        sorted((r for r in regions if r.span.stop > r.span.start), key=lambda r: r.span.start)
    )


def _footer(text: str, lines: list[tuple[int, str]]) -> list[Region]:
    first = int(len(lines) * _LAST_SHARE) if len(lines) > 8 else 1
    for at, line in lines[first:]:
        match = _FOOTER.search(line)
        if not match or not (len(line) < 60 or match.start() < 12 or "ICP" in line):
            continue
        if _SITE.search(line) or (
            _SAID.search(text, 0, at) and not _GOES_ON.search(text, at + len(line))
        ):
            return [Region("footer", Span(at, len(text)))]
    return []


def _navigation(lines: list[tuple[int, str]]) -> list[Region]:
    regions: list[Region] = []
    for at, line in lines[: max(40, len(lines) // 3)]:
        words = line.strip()
        if len(words) > 80:
            break
        tool = words in _TOOL_WORDS or (len(words) <= 14 and _NAVIGATION.search(words))
        long_tool = len(words) <= 80 and re.search(
            r"当前位置|所在的?位置|位置\s?[::]|二维码", words
        )
        header = _METADATA.match(words) or _PATH.search(words) or _DATED.match(words)
        if tool or long_tool or header:
            regions.append(Region("navigation", Span(at, at + len(line))))
    return regions


def _contents(lines: list[tuple[int, str]]) -> list[Region]:
    """The entries behind 目录: lines that end in page numbers, and these never fall."""
    regions: list[Region] = []
    for number, (start, line) in enumerate(lines):
        if not _CONTENTS.fullmatch(line):
            continue
        entries, page, stop = 0, 0, start
        for at, words in lines[number + 1 :]:
            entry = _PAGE.search(words.rstrip()) if _CHINESE.search(words) else None
            if entry is not None and entry["glued"] is not None and not _NUMBERED.match(words):
                entry = None
            if words.strip() and (entry is None or int(entry["page"]) < page):
                break
            if entry is not None:
                entries, page, stop = entries + 1, int(entry["page"]), at + len(words)
        if entries >= _FEWEST_ENTRIES:
            regions.append(Region("contents", Span(start, stop)))
    return regions
