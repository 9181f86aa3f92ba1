"""So many times so much, fractions of all: each with what cannot be told."""

from __future__ import annotations

import pytest

from tests.results import read


def accused(sentence: str) -> bool:
    found = read(f"柳湾县粮食局2016年政府信息公开工作年度报告\n{sentence}").findings
    kinds = ("sum_mismatch", "balance_mismatch", "share_mismatch")
    return any(f.kind in kinds and f.whose == "source" for f in found)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "政府公报全年编印6期,每期印制400册,共印制2400册,免费赠阅。",
            "政府公报全年编印6期,每期印制400册,共印制2000册,免费赠阅。",
        ),
        (
            "提供复印件120页,按每页0.5元收取复制费,合计收取复制费60元。",
            "提供复印件120页,按每页0.5元收取复制费,合计收取复制费70元。",
        ),
        (
            "所属的4个分局全年各收到申请7件,合计28件。",
            "所属的4个分局全年各收到申请7件,合计32件。",
        ),
        (
            "全年受理申请112件,其中征地类的68件,超过全部申请的半数;另有执法类26件、监测类18件。",
            "全年受理申请112件,其中征地类的48件,超过全部申请的半数;另有执法类36件、监测类28件。",
        ),
    ],
)
def test_the_total_follows(right: str, wrong: str) -> None:
    assert not accused(right)
    assert accused(wrong)


@pytest.mark.parametrize(
    "sentence",
    [
        "政府公报全年编印6期,每期印制400册左右,共印制2600册。",
        "政府公报全年编印6期,每期印制400册,另有增刊,共印制2900册。",
        "政府公报全年编印6期,每期400册,共发放2000册。",
        "12个乡镇和2个街道各设立查阅点1个,共14个。",
        "开展培训3次,每次60人,共培训150人。",
        "今年受理30件,其中涉及拆迁20件,较上年的15件增加5件,涉及征地10件。",
        "政府公报全年编印6期,每期发送到400个单位,共印制2900册。",
        "提供复印件120页,按每页0.5元收取复制费,合计收取费用70元。",
        "提供复印件120页,按每页0.5元收取复制费,减免后合计收取复制费50元。",
        "本级收到申请5件,所属的4个分局各收到申请7件,合计33件。",
        "8个科室和4个分局各收到申请7件,合计84件。",
        "全年受理申请112件,其中征地类的48件,超过同类申请的半数。",
    ],
)
def test_what_cannot_be_told_accuses_nobody(sentence: str) -> None:
    assert not accused(sentence)


def test_what_is_granted_and_what_is_spent_are_no_two_values_of_one_thing() -> None:
    title = "柳湾县粮食局2016年政府信息公开工作年度报告\n"
    told = read(f"{title}信息公开经费拨款8万元,支出6.5万元。").findings
    twice = read(f"{title}信息公开经费支出8万元。信息公开经费支出6.5万元。").findings
    assert not [f for f in told if f.whose == "source"]
    assert [f.kind for f in twice if f.whose == "source"] == ["conflict"]
