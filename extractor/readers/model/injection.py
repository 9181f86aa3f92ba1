"""Finds text in a report that tries to give orders to a program that reads it.

Deterministic, and needed with any reader: what is found is reported, and the numbers in it are
never offered to a model.  Officials ask their readers things too (请与…联系, 请将申请表寄至…), so
a polite request alone is no sign; an order to output, to ignore or to take a number for another
is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from extractor.schemas import Finding, Span, vocabulary
from extractor.text.document import Document

from .sentences import sentences

_ORDERS = r"指令|指示|提示词?|命令|规则|要求|设定|约束|说明|对话|上下文|角色"
_BEFORE = (
    r"以上|上述|上面|之前|前面|先前|此前|前述|所有|一切|全部|任何|原有|原来|既有|系统|你的|您的"
)
_MACHINE = (
    r"AI|人工智能|语言模型|大模型|模型|机器人|智能体|助手|提取程序|抽取程序|解析程序|阅读程序"
)
_PUT = r"填|填写|填报|写|输出|返回|记|记录|改|改写|替换|设置|设|标|标注|标记|统计|算|视|当|提取|抽取|报告?|认定|登记"
_FILL = r"填|输出|返回|改写|替换|提取|抽取"
"""What is done to fields and answers, and not to cases."""
_SAME_CLAUSE = r"[^。;；\n]"

_PATTERNS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "an order to ignore instructions",
        (
            "忽略",
            "无视",
            "忘",
            "忽视",
            "理会",
            "不要遵",
            "不再遵",
            "抛开",
            "跳过",
            "停止执行",
            "覆盖",
            "推翻",
        ),
        rf"(?:忽略|无视|忘记|忘掉|忽视|不理会|不必理会|不要理会|不要遵守|不要遵循|不再遵守|抛开|跳过|停止执行|覆盖|推翻)"
        rf"(?:掉|了)?(?:{_BEFORE})+的?(?:[^。;,\n]{{0,6}}?)(?:{_ORDERS}|内容|文字|数字|数据)",
    ),
    (
        "an order to ignore instructions",
        ("ignore", "disregard", "forget", "override", "bypass"),
        r"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,30}\b"
        r"(?:previous|above|prior|earlier|preceding|all|any|system|your)\b[^.\n]{0,30}"
        r"\b(?:instructions?|prompts?|rules?|messages?|context|directions?|text|numbers?)\b",
    ),
    (
        "a fake system message",
        ("system", "assistant", "developer"),
        r"(?<![A-Za-z])(?:system|assistant|developer)\s*(?:prompt|message|note)?\s*[:：]",
    ),
    (
        "a fake system message",
        ("消息", "提示", "指令", "命令", "通知", "提醒", "任务"),
        r"(?:系统|管理员|开发者|后台)(?:消息|提示词?|指令|命令|通知|提醒)\s*[:：]"
        r"|(?:新的?|最新|真正的?|隐藏)(?:系统)?(?:指令|提示词|命令|任务)\s*[:：]|指令(?:更新|变更|升级)",
    ),
    (
        "control words of a chat template",
        ("<", "[", "##"),
        r"<\|[a-z_0-9]{2,30}\|>|<\|?(?:im_start|im_end|endoftext)\|?>|\[/?INST\]|<</?SYS>>"
        r"|</?(?:system|assistant|user|human|instructions?|prompt|think|正文|疑问)\b[^>\n]{0,20}>"
        r"|(?<!#)#{2,}+\s*+(?:instructions?|system|response|指令|系统)\b",
    ),
    (
        "a fake mark of a number",
        ("【", "⟦"),
        # 浏览次数:【95】 is the counter of a page.
        r"(?<![发字函办])(?<!(?:次数|点击|浏览|阅读|访问)[:：])[【⟦]\s*[mM]?\d{1,3}\s*(?:[:：][^】⟧\n]{0,20})?[】⟧](?!\s*\d*号)",
    ),
    (
        "an answer written for the model",
        ("claims", "missed", "asides", *(key + mark for key in "nimlqs" for mark in '"”')),
        r"[\"“']?(?:claims|missed|asides)[\"”']?\s*[:：]\s*\[|[\"“][nimlqs][\"”]\s*[:：]\s*[\[\"“\d]",
    ),
    (
        "an order to put in a number",
        ("请", "务必", "须", "应", "一律", "直接", "统一", "都", "均"),
        # 改为主动公开的有89件 tells of numbers: behind 的 stands what was counted.  How things are
        # counted (均计为1条) and who was asked to come (请专家讲课,算作三期) is no order either.
        rf"(?:(?<![申聘邀])请(?=把|将|一律|直接|统一|务必|都|均|你|您|模型|系统|程序|助手|AI|在|以|按|照|对|就|从|{_PUT})|务必|必须"
        rf"|(?:须|应当|应该|应|一律|直接|统一|都|均)(?=(?:把|将)|[^。;；,，\n]{{0,12}}?(?:{_FILL})))"
        rf"{_SAME_CLAUSE}{{0,40}}?"
        rf"(?:{_PUT})(?:为|成|作|入|做|上)\s*[:：]?[^。;；,，的\n]{{0,10}}?"
        r"[\d零一二三四五六七八九十百千万亿]",
    ),
    (
        "an order to output",
        ("输出", "打印", "返回", "结果", "答案", "回答", "json"),
        r"(?:请|只|仅|必须|务必|直接|立即|现在|改为)\s*(?:输出|打印|返回)"
        r"|(?:请|务必|必须)[^。;\n]{0,12}(?:在|于)(?:结果|答案|回答|输出|JSON)[^。;\n]{0,8}(?:中|里)",
    ),
    (
        "an order to output",
        (
            "put",
            "return",
            "respond",
            "reply",
            "answer",
            "print",
            "report",
            "say",
            "write",
            "set",
            "use",
            "record",
        ),
        r"\b(?:output|return|respond|reply|answer|print|report|say|write|set|use|put|record)\b"
        r"[^.\n]{0,40}(?:\b(?:only|exactly|instead|as|to|with)\b[^.\n]{0,20}\d"
        r"|\bonly\b|\bjson\b|\binstead\b)",
    ),
    (
        "words to a language model",
        ("ai", "人工智能", "模型", "机器人", "智能体", "助手", "程序", "你"),
        rf"(?:{_MACHINE})[^。;\n]{{0,10}}(?:请|务必|必须|应当|应该|需要|注意)[^。;\n]{{0,14}}"
        rf"(?:忽略|不要|不得|只|{_PUT})|(?:致|给|对)(?:阅读|读取|处理|解析|分析)[^。;\n]{{0,10}}的?(?:{_MACHINE})"
        r"|你(?:现在)?(?:是|扮演)(?:一[个名位])(?:[^。;\n]{0,10})(?:助手|模型|专家|机器人|AI|系统)"
        r"|你(?:现在)?(?:必须|只能|应该|需要)(?:[^。;\n]{0,20})(?:输出|返回|回答|填|写|忽略|扮演)"
        rf"|作为(?:一个|一名)?(?:{_MACHINE})[,,]?(?:你|请)",
    ),
    (
        "words to a program",
        ("软件", "程序", "系统", "脚本", "工具", "机器"),
        r"(?:阅读|读取|解析|采集|抽取|提取|爬取|识别)[^。;\n]{0,8}(?:软件|程序|脚本|工具|机器)[^。;\n]{0,4}"
        r"(?:须知|注意|应当?|必?须|请|务必)"
        r"|(?:阅读|读取|解析|采集|抽取|提取|爬取)系统[^。;\n]{0,4}(?:应当?|必?须|请|务必)[^。;\n]{0,6}"
        r"(?:记录|登[记载]|[填写录]入|输出|返回|忽略)",
    ),
    (
        "words to a program",
        ("如下", "以下", "下列", "下述"),
        r"(?:请|务必|必?须)[^。;,\n]{0,6}按照?(?:如下|以下|下列|下述)[^。;\n]{0,8}"
        r"(?:登载|登录|录入|记录|抽取|提取|输出|填入|采集|著录|入库)",
    ),
    (
        "words to a language model",
        (
            "you are",
            "language model",
            "ai",
            "jailbreak",
            "developer",
            "anything",
            "instruction",
            "task",
            "prompt",
        ),
        r"\byou are (?:now )?(?:an?|the)\b[^.\n]{0,30}\b(?:assistant|model|ai|bot|agent|expert)\b"
        r"|\b(?:as an? )(?:ai|language model)\b|\bjailbreak\b|\bdeveloper mode\b|\bdo anything now\b"
        r"|\b(?:new|updated|real|hidden) (?:instructions?|task|system prompt)\b|\bsystem prompt\b",
    ),
    (
        "a claim to hold the real figure",
        ("真正", "正确", "真实", "准确", "以下", "下面", "上面", "以上"),
        r"(?:真正|正确|真实|准确)的?(?:数字|数据|数值|数量|答案|结果)(?:应该?)?(?:是|为)\s*[:：]?[^。;,\n]{0,6}"
        r"[\d零一二三四五六七八九十百千万亿]"
        r"|(?:以下|下面|上面|以上)(?:才是|的?(?:数字|数据)(?:是假的|有误,?应))",
    ),
    (
        "an order not to report",
        ("不要", "不得", "禁止", "请勿", "切勿", "无需"),
        r"(?:不要|不得|禁止|请勿|切勿|无需)(?:再)?(?:报告|提取|抽取|输出|透露|核对|校验|标记|告诉(?:用户|任何人))"
        r"(?:以上|以下|上述|本|这|该|任何|其他|此|用户|,|。)",
    ),
)
"""What is recognised, words of which one must be there (in lower case), and the pattern."""

_OPENINGS = (
    "an order to ignore instructions",
    "a fake system message",
    "control words of a chat template",
    "words to a language model",
    "words to a program",
)
_COMPILED = tuple(
    (why, needs, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for why, needs, pattern in _PATTERNS
)
_HIDING = re.compile(r"(?<=[一-鿿])[ \t\u3000\u200b-\u200f\u2060\ufeff*_~`·.|/\\-]+(?=[一-鿿])")


class _Squeezed:
    """The text without what may be put between characters to hide words."""

    def __init__(self, text: str) -> None:
        self._starts, self._places = [0], [0]
        pieces, at = [], 0
        for gap in _HIDING.finditer(text):
            pieces.append(text[at : gap.start()])
            self._starts.append(self._starts[-1] + gap.start() - at)
            self._places.append(gap.end())
            at = gap.end()
        pieces.append(text[at:])
        self.text = "".join(pieces)

    def place(self, at: int) -> int:
        """Where a character of the squeezed text stands in the whole one."""
        piece = bisect_right(self._starts, at) - 1
        return self._places[piece] + at - self._starts[piece]


@cache
def _identifiers() -> tuple[str, tuple[str, ...], re.Pattern[str]]:
    names = sorted((name for name in vocabulary() if "." in name), key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(name) for name in names))
    return (
        "an identifier of this program",
        tuple({item.group for item in vocabulary().values()}),
        pattern,
    )


def _hits(text: str) -> Iterator[tuple[Span, str]]:
    squeezed = _Squeezed(text)
    lower = squeezed.text.lower()
    for why, needs, pattern in (*_COMPILED, _identifiers()):
        if not any(word in lower for word in needs):
            continue
        for match in pattern.finditer(squeezed.text):
            if match.end() > match.start():
                last = squeezed.place(match.end() - 1)
                yield Span(squeezed.place(match.start()), last + 1), why


# Asked twice for every report: what no reader may claim, and what is reported.
@lru_cache(maxsize=64)
def _found(text: str) -> tuple[tuple[Span, tuple[str, ...]], ...]:
    """The sentences that hold instructions, in order, with what was recognised in each.

    Where the words only open an order, the next sentence of the line is part of it.
    """
    hits = sorted(_hits(text))
    if not hits:
        return ()
    found: list[tuple[Span, list[str]]] = []
    lines = sentences(text, Span(0, len(text)))
    at = 0
    for place, why in hits:
        while lines[at].stop <= place.start:
            at += 1
        stop = max(lines[at].stop, place.stop)
        opens = why in _OPENINGS and text[stop - 1] != "\n"
        if opens and at + 1 < len(lines):
            stop = max(stop, lines[at + 1].stop)
        if found and lines[at].start < found[-1][0].stop:
            last, reasons = found[-1]
            found[-1] = (Span(last.start, max(last.stop, stop)), [*reasons, why])
        else:
            found.append((Span(lines[at].start, stop), [why]))
    return tuple((span, tuple(dict.fromkeys(reasons))) for span, reasons in found)


def instruction_spans(document: Document) -> tuple[Span, ...]:
    """The sentences of a document that try to give orders to a program."""
    return tuple(span for span, _ in _found(document.text))


def instructions(document: Document) -> tuple[Finding, ...]:
    """A finding for each sentence that tries to give orders to a program.  Needs no model."""
    return tuple(
        Finding(
            kind="injected_instruction",
            severity="warning",
            whose="source",
            message="the report holds " + ", and ".join(reasons) + "; it was not obeyed, and no "
            "number in it is read",
            quotes=(document.quote(_trimmed(document.text, span)),),
            mentions=tuple(
                mention.id
                for mention in document.mentions
                if mention.span.start < span.stop and span.start < mention.span.stop
            ),
        )
        for span, reasons in _found(document.text)
    )


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.stop]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.stop - (len(words) - len(words.rstrip()))))
