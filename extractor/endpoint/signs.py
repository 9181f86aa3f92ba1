"""How an endpoint says what is wrong: words of its complaints, by what they mean.

The protocol has a dozen status codes for it and every provider uses them differently: an empty
account is a 400, 402, 403 or 429.  Each pattern is tried on the whole error object, codes included.
"""

from __future__ import annotations

import json
import re
from typing import Any

from .answer_length import about_length
from .completion import NotACompletion, decoded, load_body

SHOWN = 300
"""Characters of a complaint that a message shows."""

RATE = re.compile(
    r"per.?(minute|second|hour|day)|rate.?limit|too many requests|\b[rt]p[md]\b|每(分钟|秒|小时|日|天)|"
    r"(retry|try again) (in|after)|请求过于频繁|频率|并发",
    re.IGNORECASE,
)
NO_CREDIT = re.compile(
    r"insufficient.{0,12}(quota|balance|credit|fund)|balance.{0,20}insufficient|arrearage|arrears|"
    r"(credit|account) balance|out of credits?|no credits?\b|overdue|payment required|"
    r"good standing|billing.{0,20}(limit|inactive|not active)|"
    r"free.(tier|quota|trial|allocated).{0,40}(exhausted|used up|expired)|余额|欠费|充值|资源包|"
    r"额度.{0,6}(不足|用尽|耗尽|用完)",
    re.IGNORECASE,
)
_NO_QUOTA = re.compile(
    r"exceeded.{0,6}current.quota|billing details|quota.{0,30}(exhausted|used up)|"
    r"配额.{0,6}(不足|用尽|耗尽|用完)",
    re.IGNORECASE,
)
"""The same, where nothing says that it is a limit on how much is asked in a minute or a day."""
BAD_KEY = re.compile(
    r"(api.?key|access.?token|bearer.?token|credential).{0,40}(invalid|not valid|incorrect|missing|"
    r"expired|not provided|required)|(invalid|incorrect|missing|expired|no).{0,20}"
    r"(api.?key|access.?token|credential)|authentication|unauthori[sz]ed|"
    r"(令牌|密钥|api.?key|鉴权|身份验证).{0,12}(无效|错误|失败|过期|不存在|为空)|无效的?(令牌|密钥)",
    re.IGNORECASE,
)
NO_MODEL = re.compile(
    r"model.{0,80}(not exist|not found|not.{0,8}available|unknown|not support(ed)?\b(?! with)|"
    r"no access|do not have access)|(unknown|no such|invalid|unsupported|can'?t find).{0,12}model\b|"
    r"模型.{0,40}(不存在|无权|未开通|未找到|不支持)|(不存在|未找到|无此).{0,6}模型|model_not_found",
    re.IGNORECASE,
)
TOO_LONG = re.compile(
    r"context.{0,20}(length|window|size)|maximum.{0,20}tokens|too long|exceeds?.{0,30}context|"
    r"input.{0,20}(length|tokens).{0,40}(exceed|limit|range)|上下文|超出.{0,12}长度",
    re.IGNORECASE,
)
FILTERED = re.compile(
    r"content.?filter|content.?(management.?)?policy|usage.?polic|data_inspection_failed|"
    r"inappropriate|sensitive|(content|high|exists?).{0,4}risk|\bflagged\b|moderation|"
    r"censorship|responsible.?ai|prohibited.?content|敏感|不安全|违规|违法|审核",
    re.IGNORECASE,
)
GRAMMAR = re.compile(
    r"grammar|failed to initialize samplers|json.?schema|invalid schema|guided.?(json|decoding)|"
    r"structured.?output|xgrammar|outlines|schema.{0,30}(not supported|unsupported|invalid)",
    re.IGNORECASE,
)
NO_STREAM = re.compile(r"stream|流式", re.IGNORECASE)
NO_SYSTEM = re.compile(
    r"system.{0,16}(role|message|prompt|instruction).{0,24}(not|n't|un).{0,4}"
    r"(support|allow|permit|enabled)|role.{0,40}not.{0,4}support.{0,16}(system|developer)|"
    r"(invalid|unknown|unsupported|unexpected).{0,12}role.{0,16}(system|developer)|"
    r"only.{0,8}user.{0,20}assistant.{0,16}role|roles must alternate|"
    r"不支持.{0,6}system|system.{0,12}(角色|消息).{0,8}不支持",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(!doctype|html|head|body|\?xml)", re.DOTALL | re.IGNORECASE
)
_TITLE = re.compile(r"<(title|h1)[^<>]*>([^<]*(?:<(?!/?(?:title|h1))[^<]*)*)</\1>", re.IGNORECASE)
_MARKUP = re.compile(r"<(script|style)(?:[^<]|<(?!/\1))*|<[^<>]*>", re.IGNORECASE)
_LONGEST_PAGE = 20_000
"""Characters of a page or a text that are looked through for what it says."""


def text_of(raw: bytes) -> str:
    """The text of a body in an unknown state."""
    try:
        return decoded(raw)
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace")


def is_page(raw: bytes) -> bool:
    """Whether a body is a web page."""
    return _PAGE.match(text_of(raw[:4096])) is not None


def _page(text: str) -> str:
    title = _TITLE.search(text)
    return "a web page: " + _MARKUP.sub(" ", title.group(2) if title else text)


def _words(failure: Any) -> str:
    """The sentence in an error object, wherever this provider puts it."""
    if isinstance(failure, dict):
        place, words = failure.get("loc"), failure.get("msg")
        if isinstance(place, list) and words:
            # As pydantic tells it: the sentence does not name the field.
            return f"{'.'.join(map(str, place))}: {_words(words)}"
        for name in ("message", "msg", "error_msg", "detail", "error", "errors", "title"):
            if failure.get(name):
                return _words(failure[name])
        return json.dumps(failure, ensure_ascii=False)
    if isinstance(failure, list):
        return "; ".join(_words(item) for item in failure)
    return str(failure)


def complaint(raw: bytes) -> str:
    """What an error body says, on one line and shortened."""
    try:
        text = _words(load_body(raw))
    except NotACompletion:
        text = text_of(raw)[:_LONGEST_PAGE]
        text = _page(text) if is_page(raw) else text
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[:SHOWN] + " …"


def signs(raw: bytes) -> str:
    """The whole of a complaint, codes and types included, for the patterns."""
    try:
        return json.dumps(load_body(raw), ensure_ascii=False)[:4000]
    except NotACompletion:
        return text_of(raw[:4000])


def no_credit(status: int, raw: bytes) -> bool:
    """Whether an error means that the account is empty: waiting cannot help."""
    if status == 402:
        return True
    return status >= 400 and says_no_credit(signs(raw))


def says_no_credit(said: str) -> bool:
    """Whether a complaint says that the account is empty."""
    if NO_CREDIT.search(said):
        return True
    return _NO_QUOTA.search(said) is not None and RATE.search(said) is None


def bad_form(status: int, raw: bytes) -> bool:
    """Whether a server failed at the form of the question, or at that of the answer."""
    said = complaint(raw)
    return status >= 400 and (GRAMMAR.search(said) or NO_SYSTEM.search(said)) is not None


def known_refusal(raw: bytes) -> bool:
    """Whether a refusal says what is wrong, and that no other way of asking can help.

    The account, the model, the key, a text that is too long or not allowed, a length of answers.
    """
    said, words = complaint(raw), signs(raw)
    return (
        is_page(raw)
        or says_no_credit(words)
        or any(sign.search(words) for sign in (BAD_KEY, NO_MODEL, FILTERED))
        or TOO_LONG.search(said) is not None
        or about_length(said)
    )


def transient(status: int, raw: bytes) -> bool:
    """Whether the same request may succeed later: 408, 409, 429 and every 5xx.

    Not where the account is empty, or the server fails at the form that it is to keep to.
    """
    if status not in (408, 409, 429) and status < 500:
        return False
    return not no_credit(status, raw) and not (status == 500 and bad_form(status, raw))
