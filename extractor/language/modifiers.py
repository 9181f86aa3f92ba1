"""Words before a thing that is counted or denied, which say nothing of it or make it some of them.

收到公民提出的申请 are all that came; 收到重复的申请, 涉及土地的申请 are some.
"""

from __future__ import annotations

import re

_NEUTRAL = re.compile(
    r"《[^》]*》|自然人|反映|问题|任何|有效|各级|全部|所有|有关|相关|关于|涉及|针对|就|[向到][一-鿿]{1,5}?(?=[提递寄申要的]|$)"
    r"|政府|政务|[校院厂村社警]务|信息|公开|工作|方面|依(?:照|据|法|规)?|书面|正式|新收?|再|过|到|了|来自|公民|法人|其[他它]|组织"
    r"|职工|纳税人|师生|学生|用户|患者|农户|业主|商户|服务对象|社会|各界|公众|群众|百姓|市民|村民|居民|个人|单位|企业|申请人|当事人|人员|人|提出|提交|递交|提起|寄来|要求|请求|获取|查询|查阅|的|和|及|或者?"
    r"|以及|与|、|因|由|而|被|引发|引起|产生|发生|申请|受理|收到|收取|接到|处理|答复|办理|上述|各类|各种|类"
    r"|本年度?|年内|全年|今年|当年|年度|(?:19|20)\d\d年度?|通过|以|方式|形式|渠道|途径|线上|线下|现场|网络|网上|信函|传真|电子|邮件|邮寄|电话|当面"
    r"|[一1]?[件份个条次起例宗项]|所|为|事项|内容|情况"
)


def restricts(words: str) -> bool:
    """Whether words before a thing, its verb among them, name some of it only."""
    return bool(_NEUTRAL.sub("", words).strip())
