"""The rules reader: wordings met in reports, and the traps beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import Options, extract
from extractor.readers import rules
from extractor.schemas import OTHER
from tests.documents import document


def claims(text: str) -> set[tuple[str, Decimal | None]]:
    made = document(text)
    found = [c for c in rules.read(made).claims if c.indicator != OTHER and c.mention]
    return {(c.indicator, m.value) for c in found if (m := made.mention(c.mention or ""))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年共收到政府信息公开申请37件。", {"applications.received": 37}),
        ("先后收到7份书面的信息公开申请。", {"applications.received": 7}),
        ("今年,我所接到4起信息公开申请。", {"applications.received": 4}),
        ("这一年,接到申请公开33条,办结32条。", {"applications.received": 33, "applications.closed": 32}),
        (
            "共受理政府信息公开申请131件,其中当面申请42件,传真申请2件,网络申请60件,信函申请27件。",
            {
                "applications.received": 131,
                "applications.received.in_person": 42,
                "applications.received.fax": 2,
                "applications.received.online": 60,
                "applications.received.letter": 27,
            },
        ),
        (
            "今年新受理公开申请29件,办结28件,上一年转结公开申请0件,转入下一年1件。",
            {
                "applications.received": 29,
                "applications.closed": 28,
                "applications.carried_in": 0,
                "applications.carried_out": 1,
            },
        ),
        (
            "全年收到政府信息公开申请46件,另有上年度结转5件。",
            {"applications.received": 46, "applications.carried_in": 5},
        ),
        ("信息公开办公室有全职人员4人。", {"organisation.staff.full_time": 4}),
        (
            "微信公众号(2个)推送政府信息318条;政务微博(1个)推送政府信息91条。",
            {"proactive.wechat": 318, "proactive.weibo": 91},
        ),
        (
            "本年主动公开政府信息512条。对旧栏目更新政府信息67条。",
            {"proactive.total": 512},
        ),
        (
            "全年收到政府信息公开申请9件,其中收到当面申请3件、信函传真申请6件。",
            {"applications.received": 9, "applications.received.in_person": 3},
        ),
        ("全年接受谘詢35人次,其中電話谘詢21人次。", {"consultations.total": 35, "consultations.phone": 21}),
        ("我乡今年公开信息206条,历年累计1733条。", {"proactive.total": 206, "proactive.cumulative": 1733}),
        ("政务微博公开信息13条,政务微信公开信息55条。", {"proactive.weibo": 13, "proactive.wechat": 55}),
        ("依靠“柳湾发布”微信公众号公开信息709条。", {"proactive.wechat": 709}),
        ("围绕信息公开的行政复议案件8件,均审结。", {"reconsideration.total": 8}),
        ("收取与依申请公开有关的费用共0元,其中检索费0元,复印费(纸张)0元。",
         {"fees.collected": 0, "fees.search": 0, "fees.copying": 0}),
        ("配备专职人员2名,兼职人员3名。", {"organisation.staff.full_time": 2, "organisation.staff.part_time": 3}),
        ("举办政府信息公开工作培训班1次,培训人数60人。", {"training.sessions": 1, "training.attendees": 60}),
        ("全年共接受群众咨询3238余人次,其中:现场咨询656多人次,电话咨询2582人次。",
         {"consultations.total": 3238, "consultations.on_site": 656, "consultations.phone": 2582}),
        ("全年受理群众信息公开申请24件次,其中:当面申请10件,网上提交申请14件。",
         {"applications.received": 24, "applications.received.in_person": 10, "applications.received.online": 14}),
        ("申请答复总数为19件,其中“同意公开”8件;“同意部分公开”2件;“不予公开”1件;“非本机关政府信息”3件;“信息不存在”5件。",
         {"applications.replied": 19, "applications.granted": 8, "applications.partially_granted": 2,
          "applications.refused": 1, "applications.not_this_agency": 3, "applications.nonexistent": 5}),
        ("个人和单位总共交来政府信息公开申请8件,比上年增加3件。", {"applications.received": 8}),
        ("共收到政府信息公开申请15件(自然人13件,法人2件)。", {"applications.received": 15, "applications.received.natural_person": 13}),
        ("通过网络、信函、当面提交的申请分别为102件、187件和25件。",
         {"applications.received.online": 102, "applications.received.letter": 187,
          "applications.received.in_person": 25}),
        ("收到政府信息公开申请12件,11件从网上提交,1件为信函申请,其中8件同意公开。",
         {"applications.received": 12, "applications.received.online": 11,
          "applications.received.letter": 1, "applications.granted": 8}),
        ("行政复议、行政诉讼均未发生。", {"reconsideration.total": 0, "litigation.total": 0}),
        ("收到政府信息公开申请5件,未收到传真申请。",
         {"applications.received": 5, "applications.received.fax": 0}),
        ("出现对信息公开不服的行政复议案件12件,其中维持具体行政行为10件,被依法纠错1件,其他情形1件;"
         "行政诉讼案件3件,其中驳回原告诉讼请求2件。",
         {"reconsideration.total": 12, "reconsideration.upheld": 10, "reconsideration.corrected": 1,
          "reconsideration.other": 1, "litigation.total": 3, "litigation.upheld": 2}),
        ("自2012年起累计主动公开政府信息979条。", {"proactive.cumulative": 979}),
        ("政府公报公开政府信息120条,其他方式公开政府信息20条。",
         {"proactive.gazette": 120, "proactive.other_channels": 20}),
        ("从事政府信息公开工作的人员共有120人,其中专职人员20人,兼职人员100人。",
         {"organisation.staff": 120, "organisation.staff.full_time": 20, "organisation.staff.part_time": 100}),
        ("今年在政府官网上公开街道信息212条。", {"proactive.website": 212}),
        ("全年受理申请33件,完成依申请公开答复31件。", {"applications.received": 33, "applications.replied": 31}),
        ("街道政务公开工作现有4名人员负责。", {"organisation.staff": 4}),
        ("全年接待群众咨询约820人次,咨询热线接听近610人次,窗口咨询210人次。",
         {"consultations.total": 820, "consultations.phone": 610, "consultations.on_site": 210}),
        ("受理申请逾40件,答复将近38件。", {"applications.received": 40, "applications.replied": 38}),
        ("举行新闻发布会6场,开展在线访谈4次,发布政策解读稿件35篇。",
         {"response.press_conferences": 6, "response.online_interviews": 4, "response.interpretations": 35}),
        ("设立政府信息公开查阅点5个。全年用于政府信息公开工作的经费为12.5万元。",
         {"organisation.reading_points": 5, "organisation.budget": Decimal("12.5")}),
        ("我镇2016年度无申请。", {"applications.received": 0}),
        ("未接到信息公开方面的复议、诉讼和申诉。",
         {"reconsideration.total": 0, "litigation.total": 0, "complaints.total": 0}),
        # forms of interpretation are parts of a figure
        ("发布政策解读40条,其中文字解读22条,图片解读15条,H5解读3条。", {"response.interpretations": 40}),
        ("回应热点事件或舆情4次,通过媒体等其他方式回应事件2次。",
         {"response.hot_topics": 4, "response.other": 2}),
        ("配备了2名专职和4名兼职工作人员负责政务公开工作。",
         {"organisation.staff.full_time": 2, "organisation.staff.part_time": 4}),
        ("配备专职人员2名和兼职人员3名。",
         {"organisation.staff.full_time": 2, "organisation.staff.part_time": 3}),
        # an agency whose name holds a word of other business
        ("全年人力资源和社会保障局共接到政府信息公开申请14件。", {"applications.received": 14}),
        ("我局共受理政府信息公开申请0\n", {"applications.received": 0}),
        ("共受理依申请公开政府信息37件,通过网络收到申请31件,通过来信收到申请件6件。",
         {"applications.received": 37, "applications.received.online": 31, "applications.received.letter": 6}),
        ("(二)依申请公开情况\n区应急局共受理公民申请6件。", {"applications.received": 6}),
        ("收到政府信息公开申请9件,全年依法办结8件,1件结转2023年度继续办理。",
         {"applications.received": 9, "applications.closed": 8, "applications.carried_out": 1}),
        ("接收信息公开申请16起,答复16起,其中不属于政府信息6起,告知其他途径5起,不存在2起。",
         {"applications.received": 16, "applications.replied": 16, "applications.nonexistent": 2,
          "applications.refused.not_government_information": 6, "applications.referred_elsewhere": 5}),
        ("收到行政复议2件,维持结果2件;未经复议直接诉讼1件,复议后诉讼0件。",
         {"reconsideration.total": 2, "reconsideration.upheld": 2,
          "litigation.direct.total": 1, "litigation.after_review.total": 0}),
        ("因政府信息公开申请行政复议、提起行政诉讼的案件0件。",
         {"reconsideration.total": 0, "litigation.total": 0}),
        ("依申请公开收费为0。", {"fees.collected": 0}),
        ("依申请公开收取的费用(检索费、邮寄费等)为0元。", {"fees.collected": 0}),
        ("这一年我镇公开政府信息件数为86件。", {"proactive.total": 86}),
        ("街道共主动公开机构设置、通知公告、工作动态、办事流程等各类信息75条。", {"proactive.total": 75}),
        ("发布政策解读30条,其中政策解读专题12条。", {"response.interpretations": 30}),
        ("收到政府信息公开申请5件,其中4起为网上申请,1起为到镇里现场申请,1起申请公开的事项不属于我镇职权范围。",
         {"applications.received": 5, "applications.received.online": 4,
          "applications.received.in_person": 1, "applications.not_this_agency": 1}),
        ("收到政府信息公开申请60件,通过互联网提交表单申请52件,信函8件。",
         {"applications.received": 60, "applications.received.online": 52, "applications.received.letter": 8}),
        ("全年依法规范办结信息公开申请250件。", {"applications.closed": 250}),
        ("受理政府信息公开申请23件,无2020年结转申请数量。", {"applications.received": 23, "applications.carried_in": 0}),
        ("全年无人民法院受理并审理涉及我委政府信息公开的行政诉讼案件。", {"litigation.total": 0}),
        ("组织召开和参加新闻发布会7场。", {"response.press_conferences": 7}),
        ("本厅政府网站刊出各类信息762篇。", {"proactive.website": 762}),
        ("通过门户网站、12320健康微信公众号等平台公开发布信息240条。", {"proactive.total": 240}),
        ("某局2022年政府信息公开工作年度报告\n一、总体情况\n全年共制定2件行政规范性文件。",
         {"normative_documents.issued": 2}),
        ("主动公开信息140条,接受咨询查阅26人次。", {"proactive.total": 140, "consultations.total": 26}),
        ("全年公开政府信息共350条。依申请公开政务信息10件,均按时答复办结。",
         {"proactive.total": 350, "applications.received": 10}),
        ("主动公开政府信息42条,依申请公开0件,网上公开了41件。", {"proactive.total": 42, "applications.received": 0}),
        ("收到政府信息公开申请38宗(含2020年度结转6宗)。", {"applications.carried_in": 6}),
        ("全年共生成、获取政府信息150条,其中主动公开信息117条,不予公开信息33条。", {"proactive.total": 117}),
        ("某省药品监督管理局2018年政府信息公开工作年度报告\n一、概况\n某省药监局网站主动公开政府信息614条。",
         {"proactive.website": 614}),
        ("政府信息公开工作由4名全职工作人员和5名兼职工作人员承办。",
         {"organisation.staff.full_time": 4, "organisation.staff.part_time": 5}),
        ("主动公开政府信息总数97条,其中60条经政府网站公开,37条经政务微信公开。",
         {"proactive.total": 97, "proactive.website": 60, "proactive.wechat": 37}),
        ("政务服务大厅(含分厅、便民中心)接待现场咨询70人次。", {"consultations.on_site": 70}),
    ],
)  # fmt: skip
def test_standard_wordings(text: str, expected: dict[str, int | Decimal]) -> None:
    assert claims(text) == {(k, Decimal(v)) for k, v in expected.items()}


@pytest.mark.parametrize(
    "text",
    [
        "今年生成政务信息175条,其中依申请公开的信息为41条,不予公开的信息为19条。",
        "共受理各类审批服务事项42667件,办结41859件。",
        "申请办公室事项共326项。",
        "12345热线全年办理投诉6217件。",
        "档案馆共接待查询群众120余人次。",
        "开展农民培训工作50多场次、15000多人次。",
        "收到县长信箱来信183封,答复183封。",
        "申请数量较上年增加12件。",
        "发布政策解读率达100%。",
        "制发政策性文件89条。",
        "12333服务热线共接听市民咨询电话约3万个。",
        "图文解读21条。",
        "通过县政府政务公开平台发布信息。办公室配备1名兼职人员受理申请。服务大厅配备3名兼职人员接待查询。",
        "某市统计局2022年政府信息公开工作年度报告\n一、总体情况\n全年通过某市政府政务公开平台发布信息45条。",
        "社区公开信息9条。",
        "推进救灾信息公开,下拨救灾资金120.8万元。",
        "做客《民生热线》在线访谈2次、《局长谈》在线访谈1次。",
        "“平安东河”微信公众号发信息40条;“东河交警”微信公众号发信息60条。",
        "重要信息在新闻媒体上发布,全年发布信息40条。",
        "通过主流媒体宣传政策94篇次、发布相关信息233条。",
        "通过本局抖音、本局微信等网络渠道主动发布信息400余条。",
        "主动公开招标、中标等信息30条。",
        "某市司法局2020年政府信息公开工作年度报告\n一、总体情况\n受理行政复议申请56件,维持12件。",
        "本年新收政府信息公开申请数量 0 0 0 0 0",
    ],
)
def test_traps_give_no_standard_indicator(text: str) -> None:
    assert claims(text) == set()


def test_last_years_figure_is_not_this_years() -> None:
    assert claims("去年收到政府信息公开申请12件。") == set()


def test_a_department_does_not_own_the_site_of_its_government() -> None:
    text = "柳湾区教育局2013年政府信息公开工作年度报告\n我局在区政府的门户网站发布政府信息71条。"
    assert claims(text) == set()
    own = "柳湾区教育局2013年政府信息公开工作年度报告\n我局在本局网站发布政府信息71条。"
    assert claims(own) == {("proactive.website", Decimal(71))}


def test_scope_and_period_are_settled_by_quoted_words() -> None:
    made = document("2017年,全市各级行政机关共受理政府信息公开申请131件,历年累计900件。")
    first, second = [c for c in rules.read(made).claims if c.indicator != OTHER]
    assert (first.scope, first.period) == ("jurisdiction", "year")
    assert "全市" in (first.because or "")
    assert (second.indicator, second.period) == ("applications.received", "cumulative")


def test_every_statistic_is_kept_with_a_label_from_its_own_clause() -> None:
    made = document("《县长信箱》栏目共办理群众来信75封。")
    (claim,) = rules.read(made).claims
    assert claim.indicator == OTHER
    assert "群众来信" in (claim.label or "")


def test_kinds_of_normative_documents_after_the_first_are_named_by_what_became_of_them() -> None:
    title = "某镇2022年政府信息公开工作年度报告\n一、总体情况\n"
    assert claims(f"{title}行政规范性文件本年制发4件,废止3件,现行有效26件。") == {
        ("normative_documents.issued", Decimal(4)),
        ("normative_documents.repealed", Decimal(3)),
        ("normative_documents.in_force", Decimal(26)),
    }
    assert claims(f"{title}废止政策文件1件,现行有效9件。") == set()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("(一)宣传栏更换(24期)海报。", "宣传栏更换"),
        ("2、走访村民的情况共120户。", "走访村民"),
        ("其中:(三)接访群众18批次。", "接访群众"),
        ("为此专门配备了2名工作人员。", "为此专门配备了工作人员"),
        ("对报送备案的17份文件严格审查。", "对报送备案文件严格审查"),
        ("“同意办理”的3件均已办完。", "同意办理"),
    ],
)
def test_a_label_has_no_numbering_and_no_torn_parenthesis(text: str, label: str) -> None:
    (fact,) = extract(f"2022年\n{text}", Options()).facts
    assert fact.label == label
