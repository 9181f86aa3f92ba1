"""Turns of phrase whose middle may be any name: 不属于海关掌握, 告知其到区规划局申请, 用户向公司提出.

No list of words holds the names of all bodies; what stands around the name says what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractor.knowledge.prose import Prose
from extractor.language.lexicon import FILLER, Token

_OFFICE = r"(?:局|委|厅|办|关|院|校|镇|乡|街道|公司|集团|部门|机关|单位|处|所|站|中心|政府|总队|县|市|区|省|州)"
_NOT_OURS = re.compile(
    rf"(?:不属于?|不归|不由|不是|非)(?:[本我][一-鿿]{{0,4}}?|[一-鿿]{{0,6}}?{_OFFICE})(?:的|依法)?"
    r"(?:掌握|公开|制作|保存|职责|职权|管辖|负责|管理|形成|产生|管)(?:范围|范畴|权限)?(?:的(?:政府)?(?:信息|内容|事项))?"
)
"""不属于街道公开, 非公司掌握的信息, 不归县局管; 不属于公开范围 names nobody."""
_SENT_ON = re.compile(
    r"(?:告知|指引|引导|请|(?P<advised>建议))(?:申请人|其|当事人)?(?:应当?|可以?)?(?:向|到|去)"
    rf"(?![^,;#]{{0,8}}(?:法院|信访|复议|网站|窗口))[^,;#\d]{{1,16}}?{_OFFICE}等?(?:其他)?(?:行政)?(?:机关|部门|单位)?"
    r"(?:提出申请|申请|提出|获取|索取|(?(advised)(?!)|(?:咨询|查询|了解)))(?:公开|获取)?"
)
"""告知到区房管局申请, 指引其向市规划局等部门提出: whose the information is.

建议向学校咨询 is advice, and does not say whose it is.
"""
_ADVISED = re.compile(
    r"(?<=[作存掌握责围开辖])[、,]?(?:并|已|故)?建议(?:申请人|其)?[向到去][^,;#\d]{1,16}?(?:咨询|查询|了解)"
)
"""不是本局制作、建议向县水务局咨询: said besides, where it is told whose it is."""
_TO_OTHERS = re.compile(
    r"(?:让|叫|请|劝|告诉|告知)(?:[他她其]|对方|来人|本人)?(?:直接|改)?(?:去|到|向)?(?:找|问)(?![^,;#]{0,8}(?:法院|信访|复议))"
    rf"[^,;#\d]{{1,12}}?{_OFFICE}(?=$|[去要问查])"
)
"""让他去找县水务局: the same in plain words."""
_BY_OTHER_WAY = re.compile(
    r"(?:告知|指引|引导|建议)(?:申请人|其|当事人)?[^,;#]{0,24}?(?:通过|循|走)[^,;#]{1,10}?(?:途径|渠道|程序)"
    r"(?:办理|解决|处理|反映|查阅|获取|提出)?"
)
"""告知其依照《…法》通过阅卷途径办理; also where the law that says so is that of disputes."""
_ASKED_US = re.compile(
    r"(?:(?:申请人|社会公众|公众|群众|用户|客户|当事人|公民、法人(?:[和或及]|或者)其[他它]组织)(?:共|累计|先后)*)?"
    r"向(?:[本我][一-鿿]{1,3}|公司|集团|学校|医院|街道|[一-鿿]{0,4}机关)(?:正式|书面|共|累计)*(?:提出|提交|递交)了?(?=[^,;#]{0,8}申请)"
    r"|(?:(?:申请人|社会公众|公众|群众|用户|客户|当事人)(?:共|累计|先后)*)?(?:提出|提交|递交|寄送|送交)(?:至|给|到)"
    r"(?:[本我][一-鿿]{1,3}?|公司|集团|学校|医院|街道|[一-鿿]{0,4}机关)的(?=[^,;#]{0,8}申请)"
)
"""用户向公司提出信息公开申请12件, 公众递交至我局的申请8件: what we received, said by those who asked."""
_TO_ALL = re.compile(
    r"(?:面向|对|向)(?=[^,;#\d]{0,10}?(?:社会|公众|大众))(?:(?:全?社会各?界?|(?:社会)?公众|大众|群众|患者|师生|家长|学生|市民|居民|村民|企业|职工|旅客|用户)[、和及与]?)+"
)
"""面向患者和社会公开: to all; 面向企业公开 tells of a part."""
_INTERPRETED = re.compile(r"(?<=发布|推出|编发|撰写|制作|刊发)[一-鿿]{2,8}?(?=政策(?:的)?解读)")
"""发布涉农补贴政策解读: what it was about."""
_UNDER = re.compile(
    r"(?:依照|按照|根据|依据|遵照)(?:《[^》,;#]{1,30}》|条例)(?:的?(?:规定|要求))?(?=作出|答复|办理|办结|受理)"
    r"|(?:依照|按照|根据|依据|遵照)[^,;#《]{1,12}?〔\d{4}〕\d{1,4}号(?:文件?|通知|令)?(?:的?(?:规定|要求|精神|部署))?"
)
"""依照《条例》作出答复, 按照某府办〔2022〕31号文件要求公开: the law, and no course or paper about it."""
_STUDIED = re.compile(
    r"(?:局长|主任|院长|校长|[县区镇乡市]长)?(?:党[组委]|办公|班子)会(?:议)?(?:先后)?专题研究了?(?:政府)?(?:信息|政务)公开(?:工作)?"
)
"""党组会专题研究信息公开3次: meetings about it; 常务会议听取政务公开汇报 met about other things too."""
_WHILE = re.compile(
    r"^(?![^,;#]*?(?:公开|申请|答复|受理|审)[^,;#]*?[前后间])[一-鿿]{2,6}?(?:以前|之前|前夕|期间|之后|以后)(?=,|共|[收发受办产接公])"
)
"""汛期之前收到2件, 疫情期间发布9条: when it was; 公开之前审查3件 is about what was to be published."""
_HOLDS = re.compile(
    r"(?:^|(?<=[共先后年中内并]))(?:办|开|搞)(?!展|设|办|通|理|公|结|(?:业务)?培训|班)(?=[^,;#\d]{0,12}(?:培训班?|会议|专题会|推进会|部署会|例会|讲座)$)"
)
"""开专题会议4次, 办信息公开培训班两期: verbs of one character, that stand in many words."""
_TRAINED = re.compile(
    r"(?:接受|参加|参与)[^,;#\d]{0,12}培训的(?:[一-鿿]{0,4}(?:人员|干部|职工|人数|同志|人))"
)
"""接受政府信息公开培训的人员: who came, with what the course was about in between."""
_TRAINED_WHOM = re.compile(
    r"^培训了?(?:全?[省市县区镇乡校局]|各|级|乡镇|街道|社区|村|部门|单位|学校|医院|机关|科室|基层|直属|下属|所属|[和及与])+"
    r"(?:信息|联络|工作|业务|公开)?(?:人员|员|干部|教师|职工|骨干|负责人|同志)$"
)
"""培训学校信息员200人次: a verb and whom, and no school for training."""
_PERSONS = re.compile(
    r"^(?![一-鿿]{0,2}[涉及有关和与或其单企公法向对由各给属])[一-鿿]{2,3}个人(?=(?:申请|提出|提交|递交)?的?$)"
)
"""乘客个人5件: whatever sort of person, each asked for himself."""
_COURT = r"(?:[一二]审)?(?:人民)?法院"
_UNDECIDED = re.compile(
    rf"{_COURT}(?:目前|至今|均|都|也|尚|还|暂|仍)*[未没](?:有)?(?:作出?|下达?|出|做出)?(?:任何)?"
    r"(?:终审|一审|最终)?(?:判决|裁判|裁决|裁定|结论|审结|宣判|结案|下判)(?:结果)?"
    rf"|(?:{_COURT})?(?:目前|至今|尚|仍|还|正)+(?:处于|在)(?:一审|二审|审理)(?:过程|阶段)?(?:之?中)?"
)
"""法院均未作出裁判, 法院尚在审理: the case is pending."""
_OUR_WORK = r"(?:政府信息公开|信息公开|政务公开|公开)(?:工作|事项|事宜|议题)?"
_DELIBERATED = re.compile(
    rf"(?<=[会议])(?:专题|集中|专门)?(?:(?:研究|讨论|部署|安排|推进|审议)+了?(?:{_OUR_WORK})?)$"
)
"""开会研究公开工作3次, 召开专题会议研究部署3次: what the meetings were held for."""
_THINGS = r"(?:(?:有关|相关|所需|所申请|申请)的?(?:政府)?)*(?:信息|材料|资料|数据|内容|文件|复印件)(?![的服公平查目线网员])"
_GIVEN = re.compile(
    rf"(?<![未不没无非能法难])(?:向|给)(?:申请人|其|对方|来人|本人)提供了?{_THINGS}"
    rf"|{_THINGS}(?:已经?|均|都|也|全部|一并|当场)*提供给了?(?:申请人|其|对方|来人|本人)"
    r"|(?<![一-鿿])(?!未|不|没|无)[一-鿿]{0,6}?(?:已经?|均|都|悉数)*(?:全部|全数|如数|悉数|均已|都已)提供(?:给了?申请人|完毕|了)?$"
    rf"|(?:^|(?<=答复|公开|办结|回复|办毕))(?:了|完毕)?并(?:当场|一并)?提供了?{_THINGS}"
)
"""学校已全部提供, 均向申请人提供了有关信息: they were given what they asked for."""


def without_what_was_given(words: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """向申请人提供材料[5]份: right before a number it is the papers that are counted."""
    return tuple(t for t in tokens if not (t.stop == len(words) and _PAPERS.match(t.text)))


_WHERE = re.compile(
    r"(?:告知|提供|指明|说明)了?[^,;#\d]{0,12}?(?:查询|查阅|获取)的?(?:路径|途径|方式|渠道|方法|网址)"
)
"""告知网站查询路径, 提供已公开文件的查询途径: it is published already."""
_NOT_MADE = re.compile(
    r"因[^,;#\d]{0,8}?(?:未|没有)(?:制作|获取|保存|形成|掌握)[^,;#\d]{0,8}?(?=(?:答复|告知|回复)[^,;#]{0,4}不存在)"
)
"""因我局未制作该信息答复不存在: why it does not exist."""
_NAMED_SITE = re.compile(
    r"(?:在|通过|利用|依托)[一-鿿]{2,14}(?<![互联专官外内局域])网(?=上?(?:公开|发布|刊登|登载|更新|刊发))"
)
"""在西陵政府法制网发布信息9条: what a site is called."""
_PAPERS = re.compile(r"[并向给][^,;#]*提供")


_DONE_BY = re.compile(
    r"(?:政府|政务)?(?:信息)?公开(?:的?(?:日常)?(?:工作|事务|事项|事宜))?(?:主要|具体|一直)?由[^,;#\d]{0,8}?(?:[科股室办处部站馆]|中心|同志|文书|干部)$"
)
"""信息公开由科研科2人负责: whose work it is, and whose hands do it."""
OTHER_JOB = re.compile(
    r"(?:从事|专职负责|专门负责)(?![^,;#]{0,12}(?:公开|信息|网站|申请|公示|此|这|该|上述|日常|具体|相关|有关))[^,;#\d]{2,10}?(?:工作|业务)的?"
)
"""专职从事会计监督工作的有2人: people for something else."""


_FULL_TIME = re.compile(
    r"专门(?:干|管|做|办|搞)着?(?:(?:政府|政务)?信息公开|公开|[这此该]事|[这此该](?:件事|项工作))?的?$"
)
"""1个人专门干: that, and nothing else; 专门干拆迁 is another job."""
_LEVELS = re.compile(r"(?:[省市州县区旗][、和]?){1,2}(?:乡镇|镇街|街镇|[镇乡街村])?[两三]级")
"""区、镇街两级: the whole of the jurisdiction."""


_PETITION = re.compile(
    r"(?:因为?|由于)?(?:内容|实质|实际)?(?:属于?|系|涉及?|为)[^,;#、\d]{0,6}?信访(?:投诉|举报)?(?:事项|诉求|问题|类|件)*"
    r"(?=[而、]?(?:不予|未予|不作|另行)(?:处理|告知|答复))"
)
"""因属信访不予处理: why it was not dealt with."""


_CAME = re.compile(
    r"(?:是|由)?(?:申请人|本人|人|自己|亲自|直接)*[到来上](?:[局馆厅镇乡院校站所县区办]里?|单位|机关|窗口|大厅|现场)来?"
    r"(?:当面)?(?:填表|填写|填的|填|交来|交的|递交|提交)(?:申请表?)?的?$"
)
"""8件是人到局里来填表: they came in person."""


_LEARNED_TOGETHER = re.compile(
    r"(?:信息员|联络员|经办人员|办理人员|(?:政府|政务)?信息公开|政务公开|条例》?)(?:知识|业务|法规)?(?:开展|进行|组织)?集中学习"
)
"""信息员集中学习1期: a course; 党组集中学习 is about anything."""
_DISCUSSED = re.compile(
    r"(?:局长|主任|厅长|院长|校长|[县区镇乡市]长)?(?:党[组委]|办公|班子)会(?:议)?(?:先后)?专题研究了?$"
)
"""信息公开工作,厅长办公会议专题研究2次: what it was about was named before."""


_SO_MANY = re.compile(
    r"[两二三四五六七八九十](?:项|类|种|个|者)(?:收费|费用|数量|平台|渠道|途径|方式)?(?=均|都|皆|各)"
)
"""检索费、复印费两项收费各为60元: how many things a list has."""


_TURNS = (
    (_SO_MANY, frozenset("均都皆各"), FILLER),
    (_LEARNED_TOGETHER, frozenset("学"), frozenset({"training"})),
    (_DISCUSSED, frozenset("研"), frozenset({"meeting"})),
    (_CAME, frozenset("到来上"), frozenset({"in_person"})),
    (_PETITION, frozenset("访"), frozenset({"petition"})),
    (_LEVELS, frozenset("级"), FILLER),
    (_FULL_TIME, frozenset("专"), frozenset({"full_time"})),
    (_DONE_BY, frozenset("由"), frozenset({"serve_work"})),
    (OTHER_JOB, frozenset("事责"), frozenset({"business"})),
    (_DELIBERATED, frozenset("会议"), FILLER),
    (_UNDECIDED, frozenset("院审"), frozenset({"pending"})),
    (_GIVEN, frozenset("供"), frozenset({"grant"})),
    (_PERSONS, frozenset("个"), frozenset({"natural"})),
    (_TRAINED_WHOM, frozenset("训"), frozenset({"training"})),
    (_TRAINED, frozenset("训"), frozenset({"trained", "training"})),
    (_HOLDS, frozenset("训议会座"), frozenset({"hold"})),
    (_NOT_MADE, frozenset("因"), FILLER),
    (_NAMED_SITE, frozenset("网"), frozenset({"site"})),
    (_WHERE, frozenset("查获"), frozenset({"already_public"})),
    (_WHILE, frozenset("前间后"), FILLER),
    (_NOT_OURS, frozenset("不非"), frozenset({"not_ours"})),
    (_SENT_ON, frozenset("向到去"), frozenset({"not_ours"})),
    (_ADVISED, frozenset("建"), FILLER),
    (_TO_OTHERS, frozenset("找问"), frozenset({"not_ours"})),
    (_BY_OTHER_WAY, frozenset("途渠程"), frozenset({"elsewhere"})),
    (_ASKED_US, frozenset("提递寄送"), FILLER),
    (_STUDIED, frozenset("研"), frozenset({"work_meeting"})),
    (_UNDER, frozenset("依按根遵"), FILLER),
    (_TO_ALL, frozenset("向对"), FILLER),
    (_INTERPRETED, frozenset("解"), FILLER),
)
"""Each with characters of which a clause has one that holds it, and what it says."""


@lru_cache(maxsize=1024)
def tokens_of(words: str, pack: Prose) -> tuple[Token, ...]:
    """The known words of a clause; a turn of phrase is one of them, whatever words stand in it."""
    tokens = pack.lexicon.tokens(words)
    if "elsewhere" not in pack.by_concept:
        return tokens
    reach = 0  # where the last turn ends that says something: one within it says no more
    for turn in sorted(_turns(words), key=lambda turn: (turn.start, -turn.stop)):
        if turn.stop <= reach:
            continue
        reach = reach if turn.filler else turn.stop
        known = [t for t in tokens if t.concepts & turn.concepts and not t.filler]
        if any(t.start <= turn.start and t.stop >= turn.stop for t in known):
            continue
        apart = [t for t in tokens if t.stop <= turn.start or t.start >= turn.stop]
        tokens = tuple(sorted([*apart, turn]))
    return tokens


def _turns(words: str) -> Iterator[Token]:
    signs = frozenset(words)
    for form, needs, concepts in _TURNS:
        for match in form.finditer(words) if needs & signs else ():
            yield Token(*match.span(), match.group(), concepts)
