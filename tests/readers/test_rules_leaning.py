"""Clauses that lean on what stands around them: only so many, from then to now, the sum of both kinds."""

from __future__ import annotations

import pytest

from .test_rules_told import reads

R, S = "applications.received", "organisation.staff"


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        # 只有 says nothing of its own where nothing stands behind the number.
        ("真正填写申请表、要求公开政府信息的,只有1件。", 2014, {R: 1}),
        ("四、问题\n人手少,只有1名兼职人员。", 2014, {f"{S}.part_time": 1}),
        # From what it was to what it is; the twin tells what it was alone.
        (
            "全县政府信息公开查阅点由上年的4个增至本年的6个。",
            2014,
            {"organisation.reading_points": 6},
        ),
        ("公开查阅点由上年的8个调整为6个。", 2014, {"organisation.reading_points": 6}),
        ("上年查阅点4个。", 2014, {"organisation.reading_points": -1}),
        # The staff are those of both kinds together, and not whatever stands before them.
        ("工作人员28人(兼职26人,专职2人)。", 2014, {S: 28}),
        ("各单位配备工作人员31人,其中专职2人,兼职29人。", 2014, {S: 31}),
        ("配备协管员31人,其中专职2人,兼职29人。", 2014, {S: -1}),
        ("四、人员\n3人,均兼职。", 2014, {S: 3, f"{S}.part_time": 3}),
        ("公开工作人员2名均为兼职,更换频繁。", 2014, {S: 2, f"{S}.part_time": 2}),
        ("四、人员\n护林员3人,均兼职。", 2014, {S: -1}),
        ("四、人员\n工作人员各3人,均兼职。", 2014, {S: -1}),
        ("四、人员\n工作人员3人,不都是兼职。", 2014, {f"{S}.part_time": -1}),
        ("工作人员29人(兼职26人,专职2人)。", 2014, {S: -1}),
        ("全年办信息公开培训班两期。", 2014, {"training.sessions": 2}),
        ("党政办培训班室两间。", 2014, {"training.sessions": -1}),
        ("设信息公开查阅点一处。", 2014, {"organisation.reading_points": 1}),
        ("在一处查阅点放了指南。", 2014, {"organisation.reading_points": -1}),
        # Files that are explained, and what explains them.
        (
            "制发规范性文件2件,两件文件的解读稿件同步发布,全年解读稿件共5篇。",
            2018,
            {"response.interpretations": 5},
        ),
        # A part of the year, and the year.
        (
            "三季度末盘点时,我局主动公开政府信息210条。2014年我局主动公开政府信息283条。",
            2014,
            {"proactive.total": 283},
        ),
        ("到6月底,我局公开信息57条;7月改版之后,又公开了63条。", 2014, {"proactive.total": -1}),
        (
            "年初,县政府现行有效行政规范性文件42件;至年末,现行有效行政规范性文件39件。",
            2022,
            {"normative_documents.in_force": 39},
        ),
        # Another body, and whoever judges the disputes of others.
        ("相邻的青坪县收到政府信息公开申请88件,我局收到申请12件。", 2014, {R: 12}),
        ("我办全年审理行政复议案件131件。", 2014, {"reconsideration.total": -1}),
        ("因政府信息公开,行政复议案件3件。", 2014, {"reconsideration.total": 3}),
        ("本院承接仲裁案件3宗,本年度新收26宗。", 2022, {R: -1}),
        ("本局本年度新收26宗。", 2022, {R: 26}),
        # What went before the year; a plan, and what had been planned and was done.
        (
            "截至2014年底,我局历年累计主动公开政府信息5316条,其中2013年底以前公开4136条,2014年公开1180条。",
            2014,
            {"proactive.total": 1180},
        ),
        ("2014年,我局计划举办培训班6期,培训300人次。", 2014, {"training.attendees": -1}),
        ("2014年,我局计划内的培训班6期,培训300人次。", 2014, {"training.attendees": 300}),
        ("接受政府信息公开培训的人员85人次。", 2014, {"training.attendees": 85}),
        # Suits about other acts, and what is said of those that are counted next.
        (
            "行政应诉案件6起,均系工伤认定纠纷,其中法院判决驳回原告诉讼请求的5起。",
            2014,
            {"litigation.total": -1, "litigation.upheld": -1},
        ),
        (
            "行政诉讼6起,均系对答复不服引起的纠纷,其中法院判决驳回原告诉讼请求的5起。",
            2014,
            {"litigation.total": 6, "litigation.upheld": 5},
        ),
        # Carried over: whose, from where, and what.
        ("收到申请5件,此前没有遗留件结转到本年。", 2022, {"applications.carried_in": 0}),
        ("收到申请5件,没有结转到下一年度办理的事项。", 2022, {"applications.carried_out": 0}),
        (
            "办结领导交办事项12件,没有结转到下一年度办理的事项。",
            2022,
            {"applications.carried_out": -1},
        ),
        ("政府公报12期,登载政府信息164条。", 2014, {"proactive.gazette": 164}),
        # The row of the form, whatever it is about; the twin is what people are cross about.
        ("举报投诉数量:3件。其中一件反映财务公示迟缓。", 2014, {"complaints.total": 3}),
        ("全年患者投诉37起。", 2014, {"complaints.total": -1}),
        # Results on a line of their own; and what is disclosed without an application.
        ("新收政府信息公开申请48件。\n予以公开20件。", 2022, {"applications.granted": 20}),
        ("接听热线48件。\n予以公开20件。", 2022, {"applications.granted": -1}),
        ("收到申请7件,按规定不予处理的3份;4份予以公开。", 2022, {"applications.granted": 4}),
        # A share of the total is a part; a share of a larger body's total is a whole.
        ("占比最高的为教育收费,共公开58条,占公开总数的25%。", 2014, {"proactive.total": -1}),
        ("我局公开58条,占全市总量的25%。", 2014, {"proactive.total": 58}),
        # Who asked, and what they asked about.
        ("收到申请3件,2件来自企业。", 2022, {f"{R}.commercial": 2}),
        ("收到申请3件,2件为企业欠税信息。", 2022, {f"{R}.commercial": -1}),
        # Where they went, before how they asked.
        ("居民到街道现场咨询政府信息公开事宜182人次。", 2014, {"consultations.on_site": 182}),
        # What all of a list lack, and one of its members.
        (
            "申请、复议、诉讼,三者都没有发生。",
            2014,
            {R: 0, "reconsideration.total": 0, "litigation.total": 0},
        ),
        (
            "按申请人分:自然人51件,社会公益组织没有,其他4件。",
            2022,
            {f"{R}.public_welfare": 0},
        ),
        ("社会公益组织没有意见,自然人51件。", 2022, {f"{R}.public_welfare": -1}),
    ],
)
def test_a_clause_is_read_with_what_it_leans_on(
    text: str, year: int, expected: dict[str, int]
) -> None:
    assert reads(text, expected, year) == expected
