"""Two years told one behind the other: what changed follows from them, or the source is wrong."""

from __future__ import annotations

import pytest

from tests.results import read


def accused(sentence: str, year: int = 2016) -> bool:
    found = read(f"柳湾县粮食局{year}年政府信息公开工作年度报告\n{sentence}").findings
    return any(f.kind == "growth_mismatch" and f.whose == "source" for f in found)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "2015年本局收到政府信息公开申请40件,2016年收到50件,同比增长25%。",
            "2015年本局收到政府信息公开申请40件,2016年收到50件,同比增长20%。",
        ),
        (
            "2015年本局主动公开信息512条,2016年公开470条,比上年减少42条。",
            "2015年本局主动公开信息512条,2016年公开470条,比上年减少52条。",
        ),
        (
            "2015年本局主动公开信息400条,2016年公开500条,比上年增加100条,增幅25%。",
            "2015年本局主动公开信息400条,2016年公开500条,比上年增加100条,增幅20%。",
        ),
        (
            "2015年和2016年分别收到申请40件和50件,同比增长25%。",
            "2015年和2016年分别收到申请40件和50件,同比增长20%。",
        ),
        (
            "2015年收到申请12件,2016年收到36件,是上年的3倍。",
            "2015年收到申请12件,2016年收到36件,是上年的4倍。",
        ),
        # People say 增长3倍 of what is three times as much, too.
        (
            "2015年收到申请12件,2016年收到36件,增长3倍。",
            "2015年收到申请12件,2016年收到36件,增长5倍。",
        ),
        (
            "2015年按时答复的占81.5%,2016年占90.2%,提高8.7个百分点。",
            "2015年按时答复的占81.5%,2016年占90.2%,提高9.7个百分点。",
        ),
    ],
)
def test_what_changed_follows_from_both_years(right: str, wrong: str) -> None:
    assert not accused(right)
    assert accused(wrong)


@pytest.mark.parametrize(
    "sentence",
    [
        "2015年收到申请40件,2016年收到50件,办结率提高20%。",
        "2015年收到申请40件,2016年收到50件,比2013年增加28件。",
        "2015年收到申请40件,2016年办结50件,同比增长20%。",
        "2015年收到申请40件,2016年上半年收到50件,同比增长200%。",
        "2015年底累计公开400条,2016年公开500条,同比增长60%。",
        "截至2015年公开400条,2016年公开150条,增长37.5%。",
        "2015年全县公开400条,2016年本局公开50条,增长12.5%。",
        "2015年网站访问12万人次,2016年15万人次,增长27%。",
        "2015年投入经费3.4万元,2016年5.6万元,增长67%。",
        "2014年收到申请40件,2015年收到50件,2016年收到80件,增长100%。",
        "2015年收到申请10件,2016年收到35件,是上年的3倍。",
        "2013年收到申请40件,2016年收到50件,年均增长8%。",
    ],
)
def test_what_may_be_a_change_of_something_else_accuses_nobody(sentence: str) -> None:
    assert not accused(sentence)
