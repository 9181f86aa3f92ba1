"""What another statistic is called: what its number counts, or nothing; never a heading."""

from __future__ import annotations

import pytest

from extractor import extract

HEAD = "某县水务局2021年政府信息公开工作年度报告\n二、主动公开政府信息的情况\n"


def labels(sentence: str) -> list[tuple[str, str]]:
    """Value and label of each other statistic of a sentence under a heading."""
    facts = extract(HEAD + sentence + "\n").facts
    return [(str(f.value), f.label) for f in facts if f.indicator == "other"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # The words of the clause, where they name something.
        ("巡查车辆出动48台次,水质抽检62次。", [("48", "巡查车辆出动"), ("62", "水质抽检")]),
        # What follows the number, where nothing before it is a name.
        ("一是有三名水管员年纪偏大。", [("3", "水管员年纪偏大")]),
        ("全县12个灌区均通了宽带。", [("12", "灌区")]),
        ("经过两次提档升级,栏目更加清晰。", [("2", "提档升级")]),
        ("向30个村赠送图册。", [("30", "村赠送图册")]),
        # What both numbers of a change, of a range, of two units are about.
        ("水费窗口从12个减至5个。", [("12", "水费窗口"), ("5", "水费窗口")]),
        ("用水热线由6条整合为1条。", [("6", "用水热线"), ("1", "用水热线")]),
        ("汛期每天播报水情4~6次。", [("4", "汛期每天播报水情"), ("6", "汛期每天播报水情")]),
        ("水情推介8场、900人次。", [("8", "水情推介"), ("900", "水情推介")]),
        # In front of the parenthesis in which the number stands.
        (
            "投诉最多的是爆管(31.5%)、水压(20.0%)。",
            [("31.5", "投诉最多的是爆管"), ("20", "水压")],
        ),
        # A change, and the number that it starts from: of the year before, and no change itself.
        (
            "巡查车辆出动592次,比上年的515次增加77次。",
            [("592", "巡查车辆出动"), ("515", "上年巡查车辆出动"), ("77", "比上年增加")],
        ),
        (
            "水质抽检300次,较2016年的230次增加70次。",
            [("300", "水质抽检"), ("230", "2016年水质抽检"), ("70", "较2016年增加")],
        ),
        (
            "水质抽检31次(较上年的20次减少11次)。",
            [("31", "水质抽检"), ("20", "上年水质抽检"), ("11", "较上年减少")],
        ),
        (
            "水质抽检60次,比去年同期的45次上升33.3%。",
            [("60", "水质抽检"), ("45", "去年同期水质抽检"), ("33.3", "比去年同期上升")],
        ),
        (
            "水质抽检60次,与2010年的45次相比增加15次。",
            [("60", "水质抽检"), ("45", "2010年水质抽检"), ("15", "与2010年相比增加")],
        ),
        (
            "水质抽检量比上学年的45次增加15次。",
            [("45", "上学年水质抽检量"), ("15", "比上学年增加")],
        ),
        (
            "水质抽检60次,较2019年建队初期的45次增加15次。",
            [
                ("60", "水质抽检"),
                ("45", "2019年建队初期水质抽检"),
                ("15", "较2019年建队初期增加"),
            ],
        ),
        (
            "8个站、43个部门共抽检水质300次,较上年的200次增加50%。",
            [
                ("8", "站"),
                ("43", "部门共抽检水质"),
                ("300", "抽检水质"),
                ("200", "上年抽检水质"),
                ("50", "较上年增加"),
            ],
        ),
        (
            "巡查涉及4500人次、水费60万元,较2019年的45万元增加33.3%。",
            [
                ("4500", "巡查涉及"),
                ("60", "水费"),
                ("45", "2019年水费"),
                ("33.3", "较2019年增加"),
            ],
        ),
        (
            "水质抽检由上年的45次上升到60次。",
            [("45", "上年水质抽检"), ("60", "水质抽检")],
        ),
        ("及时率从88%提高到97%。", [("88", "及时率"), ("97", "及时率")]),
        ("要把及时率提高到97%。", [("97", "要把及时率提高")]),
        ("抽检不合格率由7.4%下降至5.0%。", [("7.4", "抽检不合格率"), ("5", "抽检不合格率")]),
        # A year and words beside a number that nothing is compared with.
        ("与2010年相比,水质抽检60次。", [("60", "水质抽检")]),
        ("水质抽检量比上年增加15次。", [("15", "水质抽检量比上年增加")]),
        ("水质抽检50次,去年为40次。", [("50", "水质抽检"), ("40", "去年水质抽检")]),
        ("水质抽检50次,比上年增加10次。", [("50", "水质抽检"), ("10", "比上年增加")]),
        # Nothing names it: no heading, no year, no verb takes the place.
        ("抄表入户。共1286户。", [("1286", "")]),
        ("检修水表60只(2020年75只)。", [("60", "检修水表"), ("75", "")]),
    ],
)
def test_the_label_names_what_is_counted(sentence: str, found: list[tuple[str, str]]) -> None:
    assert labels(sentence) == found


@pytest.mark.parametrize("verb", ["是", "有", "为", "共", "共有", "2020年", "全县", "其中", "一是"])
def test_a_verb_or_a_year_alone_is_no_label(verb: str) -> None:
    (one,) = labels(f"检修水表,{verb}39只。")
    assert one in {("39", ""), ("39", "检修水表")}
    (alone,) = labels(f"{verb}39只。")
    assert alone == ("39", "")


def test_a_statistic_without_a_label_is_kept_and_shown(tmp_path, extractor) -> None:

    (tmp_path / "a.txt").write_text(HEAD + "抄表入户。共1286户。\n", encoding="utf-8")
    ended = extractor("show", str(tmp_path / "a.txt"), real=True)
    (line,) = [line for line in ended.stdout.decode().splitlines() if "1286" in line]
    assert line.split() == ["—", "1286", "户"]
