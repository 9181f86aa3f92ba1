"""The verdict on a fact, and the rule that gave it."""

from __future__ import annotations

import pytest

from extractor.schemas import Claim
from extractor.verify import verify
from tests.documents import document
from tests.results import read

_HEAD = "某县水务局2022年政府信息公开工作年度报告\n"
_TABLE = """三、收到和处理政府信息公开申请情况
| 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 30 | 3 | 0 | 0 | 4 | 0 | {received} |
"""


def verdicts(text: str) -> dict[tuple[str, int], tuple[str, str | None]]:
    return {
        (f.indicator, int(f.value)): (f.verdict, f.verdict_because)
        for f in read(_HEAD + text).facts
        if f.value is not None
    }


def test_a_cell_whose_row_adds_up_is_confirmed() -> None:
    told = verdicts(_TABLE.format(received=37))
    assert told["applications.received", 37] == ("confirmed", "the row of its table adds up")
    assert told["applications.received.commercial", 3][0] == "confirmed"


def test_a_cell_whose_row_does_not_add_up_is_contradicted() -> None:
    told = verdicts(_TABLE.format(received=38))
    assert told["applications.received", 38][0] == "contradicted"
    assert told["applications.received", 38][1] == "the parts of 收到申请数 do not add up to it"


_ALIKE = "the rules and the learned reader agree"


def test_a_stated_sum_that_closes_confirms_its_parts_and_a_single_figure_two_readers_do() -> None:
    told = verdicts("收到政府信息公开申请27件,其中当面申请6件,网络申请21件。主动公开信息9条。")
    assert told["proactive.total", 9] == ("confirmed", _ALIKE)
    told = verdicts("从事政府信息公开工作人员6人,其中专职1人、兼职5人。")
    assert told["organisation.staff", 6] == ("confirmed", "a stated sum with it closes")


def test_what_table_and_prose_both_state_is_confirmed_by_repetition() -> None:
    text = _TABLE.format(received="").replace("| 30 |", "|  |") + "全年收到政府信息公开申请12件。\n"
    assert verdicts(text)["applications.received", 12] == ("confirmed", _ALIKE)
    twice = text + "五、小结\n2022年共收到政府信息公开申请12件。\n"
    assert verdicts(twice)["applications.received", 12][0] == "confirmed"


def test_a_denial_is_not_confirmed_by_being_repeated() -> None:
    told = verdicts("没有发生行政诉讼。\n五、小结\n全年没有发生行政诉讼。\n")
    assert told["litigation.total", 0] == ("confirmed", _ALIKE)


def test_a_part_beside_its_total_is_doubtful_and_leaves_the_total_alone() -> None:
    result = read(f"{_HEAD}全年举办新闻发布会91场。其中,防汛抗旱方面的新闻发布会举行51场。")
    told = {int(f.value or 0): f.verdict for f in result.facts if f.indicator != "other"}
    assert told[91] == "confirmed"
    assert told.get(51, "doubtful") == "doubtful"
    assert all(f.whose != "source" for f in result.findings)


@pytest.mark.parametrize(
    ("indicator", "period", "verdict", "because"),
    [
        ("applications.received", "year", "confirmed", "the rules and the model agree"),
        ("applications.replied", "year", "doubtful", "the rules take it for 申请答复数"),
        ("applications.received", "cumulative", "stated", None),
    ],
)
def test_two_readers_confirm_or_doubt_each_other(
    indicator: str, period: str, verdict: str, because: str | None
) -> None:
    made = document(f"{_HEAD}全年收到政府信息公开申请48件。")
    (fact,) = (f for f in read(made.text).facts if f.indicator == "applications.received")
    told = fact.model_copy(update={"readers": ("model",)})
    mention = fact.evidence[0].mention
    other = Claim.model_validate(
        {"indicator": indicator, "mention": mention, "reader": "rules", "period": period}
    )
    (judged,) = verify([told], made, [other]).facts
    assert (judged.verdict, judged.verdict_because) == (verdict, because)
    assert judged.readers == (("model", "rules") if verdict == "confirmed" else ("model",))


def test_what_one_reader_keeps_apart_is_no_objection() -> None:
    made = document(f"{_HEAD}全年收到政府信息公开申请48件。")
    (fact,) = (f for f in read(made.text).facts if f.indicator == "applications.received")
    other = Claim(indicator="other", mention=fact.evidence[0].mention, reader="rules", label="申请")
    told = fact.model_copy(update={"readers": ("model",)})
    assert verify([told], made, [other]).facts[0].verdict == "stated"
