"""How much a decoded text looks like Chinese: the judge between encodings.

A wrong decoding turns common characters into rare ones: the share of characters that Chinese
writing really uses tells the right encoding from the wrong ones, without a trained model.
"""

from __future__ import annotations

import re
from functools import cache

_FREQUENT = (
    "府政开信息公的作工年和条情务况一行度主发市办理动人网进请申报项要中全布件本关实制及民站规告等在门数了事区文二局有部体新共"
    "依机上通保会化对国各其时管众内重目查第领提审以量我县设复法计三导日方据例为不定议组范求收性展到建策服容总过加结强分落推大"
    "处点平责社是确业类下题道面问步室诉号专与电改成统力台户月费解他合相任群安明单式用位于核个效栏监期构生高施好海完次决询系根"
    "编科读华做街讼善微所委权并立现能职督形地织程格十密按员四可态障镇准知存指认级受入省持出乡果五照案负州应厅切长升增由真传资"
    "联措考子接标更渠多断域需起至育意严将学调同深版整官视答向教集列取经围媒未场采六执咨回正心运外流限财录包积续自南括便常利水"
    "划减评贯彻来坚极产涉表基线环示企口批载促话得健宣际转随闻予简称优后属间概占序阅培训预算广供检质章述家精已交余置种注见小城"
    "紧商无因抓源具或均原止博如署图书从党手举参购湖绕前充拓维许配细创品备字投清校境院箱识综邮直协累云农使热阳特档馆护金益址当"
    "疑林征技助针率待放排获革支页达篇之名江透房律别继层记络索底村把召元习代窗试谁则没引东营播研频免访印神最消刊登证八稳活路易"
    "万里初说着副送础功首何者临思罚盖西港七九零两百千亿"
    # the same in traditional characters, where they differ
    "開條務況發辦動網進請報項關實規門數區體機會對國時衆內領審縣設復計導據爲議組範總過結強處點責確業類題問訴號專與電統臺戶費"
    "羣單於個欄監構決詢編讀華訟權並現職織員態鎮準認級鄉負應廳長傳資聯標斷嚴將學調視經圍場採執諮運財錄積續劃減評貫徹來堅極產"
    "線環載話際轉隨聞簡稱優後屬間佔閱訓預廣檢質餘種見緊無圖書從黨舉參購繞維許細創備識綜郵協雲農熱陽檔館護當徵針獲頁達別繼層"
    "記絡習試誰則沒東營頻訪證穩萬說礎臨罰蓋台為眾群占兩億"
)
_PUNCTUATION = (
    "，。、；：？！（）《》“”‘’【】〔〕〈〉「」『』—…·％～　０１２３４５６７８９．－／①②③④⑤⑥⑦⑧⑨⑩"
)

_SAMPLE = 600
_ENOUGH = 100
_ASCII = re.compile("[\x00-\x7f]+")
_FREQUENT_WEIGHT, _MARK_WEIGHT, _COMMON_WEIGHT, _IDEOGRAPH_WEIGHT, _OTHER_WEIGHT = 10, 8, 6, 0, -10
"""In tenths.  Unlisted ideographs occur in names; anything else is a sign of a wrong decoding."""


def _level_one() -> str:
    simplified = b"".join(
        bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
    )
    traditional = b"".join(
        bytes((row, cell))
        for row in range(0xA4, 0xC7)
        for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    )
    return simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore")


@cache
def _classes() -> tuple[tuple[re.Pattern[str], int], ...]:
    """Classes of characters with their weights; a character counts in the first that holds it."""
    return (
        (re.compile(f"[{re.escape(_FREQUENT)}]+"), _FREQUENT_WEIGHT),
        (re.compile(f"[{re.escape(_PUNCTUATION)}]+"), _MARK_WEIGHT),
        (re.compile(f"[{re.escape(_level_one())}]+"), _COMMON_WEIGHT),
        (re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+"), _IDEOGRAPH_WEIGHT),
    )


@cache
def _usual() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(_FREQUENT + _PUNCTUATION)}]*")


def usual(text: str) -> bool:
    """Whether each character alone is at least as plausible as a mark: 0.8 or more."""
    return _usual().fullmatch(text) is not None


def _foreign(text: str) -> str:
    """Characters beyond ASCII: all of a short text; of a long one some from the beginning, the
    middle and the end, since judging must not take longer than reading."""
    if len(text) > 8 * _SAMPLE:
        middle = len(text) // 2
        pieces = (
            text[: 2 * _SAMPLE],
            text[middle : middle + 2 * _SAMPLE],
            text[-2 * _SAMPLE :],
        )
        found = _ASCII.sub("", "".join(pieces))
        if len(found) >= _ENOUGH:
            return found
    return _ASCII.sub("", text)[: 2 * _SAMPLE]


def plausibility(text: str) -> float | None:
    """The mean weight of the characters beyond ASCII, -1 (impossible) to 1; None if there are none.

    Chinese reports, simplified or traditional, lie above 0.7; a wrong decoding below 0.4.
    """
    left = foreign = _foreign(text)
    if not foreign:
        return None
    tenths = 0
    # Each class is taken out as a whole: no work is done for a single character.
    for characters, weight in _classes():
        rest = characters.sub("", left)
        tenths += weight * (len(left) - len(rest))
        left = rest
    return (tenths + _OTHER_WEIGHT * len(left)) / (10 * len(foreign))
