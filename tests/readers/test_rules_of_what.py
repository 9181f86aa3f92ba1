"""What a number counts: applications by what became of them, disputes, fees, what is published."""

from __future__ import annotations

import pytest

from .test_rules_whose import facts, values


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("已答复的47件中,公开(含部分公开)33件,不予公开5件。", "applications.granted", None),
        ("已答复的47件中,予以公开33件,不予公开(国家秘密、商业秘密)5件。", "applications.refused", 5),
        ("答复13件,其中告知不存在8件,属咨询、引导其拨打热线的5件。", "consultations.total", None),
        ("办结7件,还有1件因要征求第三方意见,转到2024年办理。", "applications.carried_out", 1),
        ("答复13件,1件按程序延期,答复期在2024年1月。", "applications.closed.extended", None),
        ("收到申请12件,均已办结,其中3件予以公开,1件不予公开。", "applications.granted", 3),
        ("全部为自然人申请,其中4件通过电子邮件提出,1件当面提出。", "applications.received.online", 4),
        ("全区已答复131件,其余4件因年底收到,尚在期限内。", "applications.received", None),
        ("经同意延期答复2件。", "applications.closed.extended", 2),
        ("按时答复13件,延期答复1件。", "applications.closed.extended", 1),
        ("涉及老城改造的申请有43件,超过全部申请量的一半。", "applications.received", None),
        ("涉及老城改造的申请有43件。", "applications.received", 43),
    ],
)  # fmt: skip
def test_applications_by_what_became_of_them(text: str, name: str, value: int | None) -> None:
    assert values(f"三、收到和处理政府信息公开申请情况\n{text}").get(name) == value


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("2009年至2023年,全区累计主动公开政府信息29154条。", "proactive.cumulative", 29154),
        ("2023年1月至2023年12月,全区累计主动公开政府信息914条。", "proactive.total", 914),
        ("新增主动公开政府信息586条,累计主动公开1,933条(自2008年5月起)。", "proactive.cumulative", 1933),
        ("全区配备专(兼)职人员23名。", "organisation.staff", 23),
        ("举办专题培训4期,参训关员176人次。", "training.attendees", 176),
        ("本年制作信息612条,属于主动公开政府信息的有468条。", "proactive.total", 468),
        ("复核历年文件的公开属性,转为主动公开43件。", "proactive.total", None),
        ("设立政务公开专职机构11个。", "organisation.offices", 11),
        ("公开税收政策解读71篇。", "response.interpretations", 71),
        ("我局没有制定规章和行政规范性文件的权限。", "regulations.issued", None),
        ("我局没有制定规章和行政规范性文件。", "regulations.issued", 0),
        ("收取各项费用共218元,没有其他收费。", "fees.collected", 218),
        ("此外未收取其他费用。", "fees.collected", None),
        ("未列出的单位均未收到申请。", "applications.received", None),
        ("其余科室没有收到申请。", "applications.received", None),
        ("全年没有收到申请,没有其他情况。", "applications.received", 0),
    ],
)  # fmt: skip
def test_counts_of_other_kinds(text: str, name: str, value: int | None) -> None:
    assert values(text).get(name) == value


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("被提起行政诉讼3件,均为复议后起诉。", "litigation.after_review.total", 3),
        ("被提起行政诉讼2件,均未经复议直接起诉。", "litigation.direct.total", 2),
        ("因信息公开引起行政复议1件,区政府已维持我局的答复。", "reconsideration.upheld", 1),
        ("其中行政复议撤销1件,其余均维持。", "reconsideration.upheld", None),
        ("没有因政府信息公开引发行政复议,行政诉讼零发生。", "litigation.total", 0),
        ("受理信息公开投诉3件。", "complaints.total", 3),
        ("受理各类投诉37起。", "complaints.total", None),
    ],
)
def test_disputes_are_told_of_all_that_a_number_counts(
    text: str, name: str, value: int | None
) -> None:
    assert values(f"四、行政复议、行政诉讼情况\n{text}").get(name) == value


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("其中结转上年2件、本年新收28件。", "applications.received", 28),
        ("12件申请均在15个工作日内答复。", "applications.replied", 12),
        ("没有结转到2024年的申请。", "applications.carried_out", 0),
        ("没有2022年转来的件。", "applications.carried_in", 0),
        ("收到申请5件,全部予以公开,也就没有不予公开的情形。", "applications.refused", 0),
        ("收到申请20件,余下2件为12月下旬收到,转入2024年办理。", "applications.carried_out", 2),
        ("邮件申请61件,网络平台申请18件。", "applications.received.online", 18),
        ("未收过费。", "fees.collected", 0),
        ("按每页0.5元收取工本费。", "fees.collected", None),
        ("除区房管局收取复印费46元外,其他单位没有收费。", "fees.copying", None),
    ],
)
def test_applications_and_fees(text: str, name: str, value: int | None) -> None:
    assert values(f"三、收到和处理政府信息公开申请情况\n{text}").get(name) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "通过网站公开信息163条,通过宣传栏公开76条,合计239条。",
            {"proactive.website": 163, "proactive.total": 239},
        ),
        ("对1037份公文进行属性认定,认定主动公开264份,依申请公开308份,不予公开465份。", {}),
        ("公众号推送312条,其中97条与网站内容相同。", {"proactive.wechat": 312}),
        ("最少的一家全年仅发布41条。", {}),
        ("自2008年《条例》实施至今累计公开2417条。", {"proactive.cumulative": 2417}),
        ("全区公安机关(含7个分局)主动公开政府信息6925条。", {"proactive.total": 6925}),
    ],
)
def test_what_is_published(text: str, expected: dict[str, int]) -> None:
    assert values(f"二、主动公开政府信息情况\n{text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What stands before a clause is said of another number.
        (
            "收到申请24件,2件属重复申请,不予重复处理,22件予以公开。",
            {"applications.received": 24, "applications.granted": 22},
        ),
        (
            "收到申请4件,1件经查不属于政府信息,按咨询答复;其余3件予以公开。",
            {"applications.received": 4, "applications.granted": 3},
        ),
        # How all of it goes out, by name, by the title of an item, by more ways than are named.
        ("在“柳湾旅游网”发布信息624条。", {"proactive.website": 624}),
        ("1.门户网站。公开信息217条。", {"proactive.website": 217}),
        ("通过公众号、公示栏等公开信息520条。", {"proactive.total": 520}),
        # Stocks and figures of the year, of others, of another kind.
        (
            "公开信息42条,自开展工作以来累计163条。",
            {"proactive.total": 42, "proactive.cumulative": 163},
        ),
        ("以区政府名义代办的申请52件,已计入区政府年报。", {}),
        ("本局作为区政府复议机构,全年办理信息公开类复议案件39件。", {}),
        (
            "废止行政规范性文件5件、宣布失效2件。",
            {"normative_documents.repealed": 5},
        ),
        ("宣布失效行政规范性文件2件。", {"normative_documents.repealed": 2}),
        # Who came to a course.
        ("举办各乡镇分管负责人和经办人员培训班1期。", {"training.sessions": 1}),
    ],
)
def test_what_stands_beside_a_number(text: str, expected: dict[str, int]) -> None:
    title = "柳湾区文化旅游局2023年政府信息公开工作年度报告"
    told = {n: int(v or 0) for n, v, _ in facts(f"\n{text}", title) if n.count(".") < 2}
    assert told == expected


_BUSINESS = (
    "其他业务 开具证明 转学手续 补办证件 补发证照 换发证照 换领证照 申办证照 申领证照 领取证照 户口迁移 转学 转系 转专业 "
    "休学 复学 退学 入学 调档 资助 救助 帮扶 减免 缓缴 变更 注销 挂失 立项 加装电梯 报销 租赁 借用 认证 鉴定 评定 评审 注册 "
    "采伐 占用 开业 歇业 停业 贷款"
).split()


@pytest.mark.parametrize("what", _BUSINESS)
def test_applications_for_something_else(what: str) -> None:
    for of in ("", "的"):
        found = values(f"全年收到{what}{of}申请18件,办结18件,网上3件。")
        assert not any(name.startswith("applications") for name in found)
    text = f"收到信息公开申请3件,{what}申请18件。"
    assert values(text) == {"applications.received": 3}


@pytest.mark.parametrize(
    "asked", ["关于学历证明信息的信息公开", "查询档案的", "获取征地补偿标准的", "市民张某的"]
)
def test_applications_for_information(asked: str) -> None:
    assert values(f"全年收到{asked}申请18件,办结18件。")["applications.received"] == 18
