"""A cue is a word, and no sign within another: each lookalike with the twin that is the cue."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from extractor.evaluate.examples import claims_at
from extractor.knowledge.pack import shipped
from extractor.knowledge.prose import Saying
from extractor.language.cue_words import CUES, INNOCENT, blanked, says
from extractor.language.years import years_in
from tests.support.thorough import THOROUGH

from .test_rules_told import reads

_TOTAL, _RECEIVED, _CLOSED = "proactive.total", "applications.received", "applications.closed"
_REPLIED, _GRANTED, _COURSES = "applications.replied", "applications.granted", "training.sessions"
_WEB, _WECHAT, _SEARCH = "proactive.website", "proactive.wechat", "fees.search"
_YEAR = 2020


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 如 and 若 that suppose nothing, and a supposition that ends with its clause.
        ("收到政府信息公开申请15件,如期答复15件。", {_REPLIED: 15}),
        ("如实公开政府信息88条。", {_TOTAL: 88}),
        ("如皋市主动公开政府信息88条。", {_TOTAL: 88}),
        ("若干科室参加,若以件数计,主动公开政府信息90条。", {_TOTAL: 90}),
        ("如遇群众提出申请,全年收到政府信息公开申请12件。", {_RECEIVED: 12}),
        # 同, 较 and 比 that compare nothing.
        ("会同市司法局举办政府信息公开多场培训班5期。", {_COURSES: 5}),
        ("主动公开政府信息较多,共260条。其中同意公开的较多,达8件。", {_TOTAL: 260, _GRANTED: 8}),
        # 上 behind a place.
        ("在政府网站上年内公开政府信息300条。", {_WEB: 300}),
        ("政府网站上年度更新信息1200条。", {_WEB: 1200}),
        # 前 and 最多 that rank nothing.
        ("提前三天办结政府信息公开申请12件。", {_CLOSED: 12}),
        ("收到政府信息公开申请20件,提前五个工作日答复申请12件。", {_REPLIED: 12}),
        ("“最多跑一次”改革中主动公开政府信息260条。", {_TOTAL: 260}),
        # 争取, 拟, 要求 and 明年 that plan nothing.
        ("积极争取上级支持举办政府信息公开培训班3期。", {_COURSES: 3}),
        ("按照拟定方案举办政府信息公开培训班3期。", {_COURSES: 3}),
        ("按照上级要求主动公开政府信息120条。", {_TOTAL: 120}),
        ("2020年,按照2020年工作计划主动公开政府信息120条。", {_TOTAL: 120}),
        ("依照文件说明年内主动公开政府信息40条。", {_TOTAL: 40}),
        # 随机 that chooses nothing that is counted, 均 that is no average.
        ("收到政府信息公开申请20件,随机分派承办人办结20件。", {_CLOSED: 20}),
        ("收到政府信息公开申请15件,申请人均收到答复15件。", {_REPLIED: 15}),
        # 系 that is no verb.
        ("举办政府信息公开培训班2期,培训系统操作业务。", {_COURSES: 2}),
        ("举办政府信息公开培训班3期,联系各科室业务骨干参加。", {_COURSES: 3}),
        ("主动联系复议机关,政府信息公开被申请行政复议2件,均维持。", {"reconsideration.total": 2}),
        # What the last year left is not closed with what came, be it a school's.
        ("本学年受理政府信息公开申请6件,上学年遗留1件,全部办结。", {_RECEIVED: 6, _CLOSED: -1}),
        ("本学年受理政府信息公开申请6件,全部办结。", {_RECEIVED: 6, _CLOSED: 6}),
        # Until December is all of the year.
        ("到2020年12月共主动公开政府信息300条。", {_TOTAL: 300}),
    ],
)
def test_a_word_that_holds_a_cue_is_none(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, _YEAR) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("如收到政府信息公开申请15件,应当增设窗口。", _RECEIVED),
        ("若按每件5元计算,则收取检索费60元。", _SEARCH),
        ("例如,主动公开政府信息90条。", _TOTAL),
        ("据传主动公开政府信息90条。", _TOTAL),
        ("主动公开政府信息比上年增加260条。", _TOTAL),
        ("主动公开政府信息比计划多26条。", _TOTAL),
        ("同上年相比多公开政府信息26条。", _TOTAL),
        ("上年度在网站公开政府信息1200条。", _WEB),
        ("政务热线上年度在网站公开政府信息120条。", _WEB),
        ("申请量前三名收到政府信息公开申请12件。", _RECEIVED),
        ("公开最多的科室主动公开政府信息12条。", _TOTAL),
        ("争取举办政府信息公开培训班3期。", _COURSES),
        ("争取主动公开政府信息90条。", _TOTAL),
        ("拟举办政府信息公开培训班3期。", _COURSES),
        ("即将举办政府信息公开培训班3期。", _COURSES),
        ("要求各科室主动公开政府信息120条。", _TOTAL),
        ("根据2021年工作计划,将举办政府信息公开培训5期。", _COURSES),
        ("随机抽取政府信息公开申请办结20件。", _CLOSED),
        ("人均主动公开政府信息15条。", _TOTAL),
        ("接到政府信息公开申请4件,系户籍业务。", _RECEIVED),
        ("到2020年6月共主动公开政府信息300条。", _TOTAL),
        ("3月份收到自然人政府信息公开申请5件。", _RECEIVED),
    ],
)
def test_its_twin_is_one(text: str, name: str) -> None:
    assert reads(text, [name], _YEAR) == {name: -1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据2019年修订的《条例》,受理政府信息公开申请9件。", {_RECEIVED: 9}),
        ("按照《2021年工作要点》部署,主动公开政府信息90条。", {_TOTAL: 90}),
        ("依据2019年出台的办法收取检索费20元。", {_SEARCH: 20}),
        ("执行2019年印发的制度,主动公开政府信息90条。", {_TOTAL: 90}),
        ("2019年开通的政务微信公众号发布信息120条。", {_WECHAT: 120}),
        # Twins: the year of a count, and not of what it is counted by.
        ("根据2019年统计,主动公开政府信息90条。", {_TOTAL: -1}),
        ("根据《2020年工作要点》,2019年主动公开政府信息90条。", {_TOTAL: -1}),
        ("2019年公开的政府信息90条。", {_TOTAL: -1}),
        ("2019年出台规范性文件12件。", {"normative_documents_issued": -1}),
    ],
)
def test_the_year_of_a_rule_dates_nothing(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, _YEAR) == expected


def test_years_that_date() -> None:
    said = (
        "根据2019年修订的《2018年要点》,与2017年相比,除2件转至2021年办理外,2020年度(2016年3件)公开"
    )
    assert years_in(said) == [2020]


@pytest.mark.parametrize("word", INNOCENT.split())
def test_each_such_word_holds_a_cue(word: str) -> None:
    """It holds one, ends as one begins (说明 年内), or holds a sign that a grammar asks for itself."""
    cues = [cue for words in CUES.values() for cue in words.split()]
    begins = any(cue.startswith(word[at:]) for cue in cues for at in range(1, len(word)))
    assert begins or any(cue in word for cue in cues) or set(word) & set("同与系属要再将均共并还")
    assert blanked(word) == "囗" * len(word)


@pytest.mark.parametrize("cue", sorted(CUES))
def test_each_cue_is_found(cue: str) -> None:
    for word in CUES[cue].split():
        assert says(f"我局{word}之", cue), word


_PREDICATE = re.compile(
    r"(?:^|(?<=[,。;:]))(?:(?:20\d\d|全)年)?(?=(?:主动|依法|及时)?"
    r"(?:公开|发布|收到|受理|接到|答复|举办|召开|收取|推送|编发|制发)[^,。;:、()\[的总数量][^,。;:、()]*\[)"
)
"""Where a clause begins with what was done."""
_ADVERBIALS = (
    "如实 如数 共同 会同县司法局 提前三天 按照上级要求 主动联系申请人 根据2019年修订的《办法》 落实2012年工作方案"
).split()


def _examples() -> Iterator[object]:
    for saying in shipped().prose.sayings:
        for example in saying.examples:
            at = _PREDICATE.search(example)
            # What a number before it counts may be what this one is said of: 开通微博23个,发布314条.
            if at and example.count("[") == 1 and not re.search(r"\d", example[: at.start()]):
                yield pytest.param(saying, example, at.end(), id=f"{saying.id}: {example}")


@pytest.mark.parametrize(("saying", "example", "at"), list(_examples()))
def test_an_adverbial_changes_nothing(saying: Saying, example: str, at: int) -> None:
    for adverbial in _ADVERBIALS if THOROUGH else _ADVERBIALS[len(example) % 3 :: 3]:
        said = example[:at] + adverbial + example[at:]
        for claims in claims_at(shipped(), saying, said, "政府信息公开工作年度报告"):
            assert saying.id in {claim.indicator for claim in claims}, said
