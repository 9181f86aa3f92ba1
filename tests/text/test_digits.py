"""Digits that are one number, digits that are several, and numerals in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.schemas import Mention
from extractor.text.scan.numerals import read_approximate, read_chinese, read_mixed
from extractor.verify.reports.damage import check_document
from tests.documents import document


def numbers(text: str) -> list[Mention]:
    return [m for m in document(text).mentions if m.statistical]


def damaged(text: str) -> list[str]:
    return [m.raw for m in document(text).mentions if m.kind == "damaged"]


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("公开信息1 234条,", "1234", "exact"),
        ("抽检样品3 815批次,", "3815", "exact"),
        ("公开信息1\u00a0234条,", "1234", "exact"),
        ("公开信息1\u202f234条,", "1234", "exact"),
        ("公开信息12¹条。", "12", "exact"),
        ("公开信息12①条。", "12", "exact"),
        ("公开信息345[2]条。", "345", "exact"),
        ("公开信息345〔2〕条。", "345", "exact"),
        ("公开信息〔345〕条。", "345", "exact"),
        ("公开信息13万2千条。", "132000", "exact"),
        ("公开信息3万5千余条。", "35000", "at_least"),
        ("公开信息1百05条。", "105", "exact"),
        ("公开信息壹佰贰拾叁条。", "123", "exact"),
        ("公开信息廿一条。", "21", "exact"),
        ("公开信息卅条。", "30", "exact"),
        ("公开信息两三条。", "2", "at_least"),
        ("公开信息二三百条。", "200", "at_least"),
        ("公开信息近千条。", "1000", "about"),
        ("公开信息上百条。", "100", "at_least"),
        ("同比增长 -15.3%。", "-15.3", "exact"),
        ("同比增长−15.3%。", "-15.3", "exact"),
        ("率为10-15%。", "10", "at_least"),  # the twin of the minus: a range
    ],
)
def test_one_number_and_no_piece_of_it(text: str, value: str, qualifier: str) -> None:
    found = numbers(text)
    assert (found[0].value, found[0].qualifier) == (Decimal(value), qualifier)
    assert len(found) == 1 or "-15" in text


@pytest.mark.parametrize(
    "text",
    [
        "公开信息12,3456条。",
        "公开信息1_2条。",
        "公开信息3×5条。",
        "公开信息10+2条。",
        "公开信息10+2=12条。",
        "公开信息三百四 十五条。",
        "公开信息三 十五条。",
        "公开信息1.2E+1\n",
        "公开信息1,2345条。",
        "公开信息1,234,56条。",
        "公开信息1 2条,均已公开。",
        "公开信息15\n4条,均为主动。",
        "公开信息13万2条。",
        "公开信息数百条。",
        "公开信息几十条。",
        "公开信息345*2条。",  # a digit that is hidden, or the mark of a note
    ],
)
def test_what_may_be_several_numbers_is_damaged_as_a_whole(text: str) -> None:
    assert numbers(text) == []
    assert len(damaged(text)) == 1


@pytest.mark.parametrize(
    ("text", "raw", "meant"),
    [
        ("收到申请l7件,", "l7件", "17"),
        ("收到申请I9件,", "I9件", "19"),
        ("新增目录S6条,", "S6条", "56"),
        ("举办讲座l3期,", "l3期", "13"),
        ("公开信息7B条,", "7B条", "78"),
        ("收到申请O件,", "O件", "0"),
        ("收到申请o件,", "o件", "0"),
        ("收到申请共 O 件,", "O 件", "0"),
        ("收到申请lO件,", "lO件", "10"),
    ],
)
def test_letters_that_were_digits_are_no_value_and_are_told(
    text: str, raw: str, meant: str
) -> None:
    made = document(text)
    assert damaged(text) == [raw]
    assert [m.hypotheses for m in made.mentions if m.kind == "damaged"] == [(meant,)]
    assert numbers(text) == []
    assert [f.kind for f in check_document(made)] == ["damaged_characters"]


@pytest.mark.parametrize(
    "text",
    [
        "发展O2O项目,",
        "采用B2B个案,",
        "推行5S项目,",
        "建设I期工程,",
        "依照第I条,",
        "乘坐G7次列车,",
        "使用APP件件有回音,",
    ],
)
def test_letters_that_are_letters_are_no_damage(text: str) -> None:
    assert damaged(text) == []


@pytest.mark.parametrize("sign", ["\ufe0f", "\u200d", "\u00ad", "\ufe0f\u20e3"])
def test_signs_that_show_nothing_are_no_gap_in_a_number(sign: str) -> None:
    assert [m.value for m in numbers(f"收到申请1{sign}3{sign}8{sign}件,")] == [138]


def test_lists_and_rows_of_cells_stay_lists() -> None:
    assert [m.value for m in numbers("分别为3,0,2件。")] == [3, 0, 2]
    assert [m.value for m in numbers("规章 1 234 0\n")] == [1, 234, 0]
    assert [m.explained for m in document("2015,2016年").mentions] == ["year", "period"]


def test_a_list_number_is_no_part_of_the_count_behind_it() -> None:
    found = document("如下:\n1.12件申请予以公开。\n2.3件申请不予公开。\n1、5件申请撤回").mentions
    assert [(m.value, m.explained) for m in found] == [
        (1, "heading"), (12, None), (2, "heading"), (3, None), (1, "heading"), (5, None),
    ]  # fmt: skip
    assert [m.value for m in numbers("平均每人1.5件。")] == [Decimal("1.5")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("请联系我们,(0791)8352-661。", "telephone"),
        ("传 真:0832-55102。", "telephone"),
        ("电话:0573-6218 904。", "telephone"),
        ("电话:0573-6218904、139 0573 6218。", "telephone"),
        ("手机 139 0573 6218。", "telephone"),
        ("地址:朝阳大道 27 号。", "address"),
        ("邮 政 编 码:642 817。", "post_code"),
        ("地址:人民路402-31号。", "address"),
        ("见/upload/201903/21/P0201903.xls。", "url"),
        ("9月12至14日集中公示。", "date"),
        ("7至9月集中公示。", "date"),
        ("落实“八条措施”。", "enumeration"),
        ("落实“四个一律”。", "name"),
        ("升级为3.0版。", "name"),
        ("由一名副局长分管。", "indefinite"),
    ],
)
def test_numbers_that_count_nothing(text: str, reason: str) -> None:
    assert {m.explained for m in document(text).mentions} == {reason}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("请联系(全年接受咨询661人次)。", ["661"]),
        ("每期12至14人。", ["12", "14"]),
        ("公示“收到申请12件”。", ["12"]),
        ("配备一名专职人员。", ["1"]),
        ("制定措施8条。", ["8"]),
        ("编印3版手册。", ["3"]),
    ],
)
def test_numbers_that_look_like_it_and_count(text: str, values: list[str]) -> None:
    assert [m.value for m in numbers(text)] == list(map(Decimal, values))


@given(st.integers(1, 999_999_999))
def test_grouped_by_threes_reads_as_without_groups(number: int) -> None:
    (found,) = numbers(f"公开信息{number:,}条。")
    assert found.value == number


@given(st.integers(1000, 999_999_999), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"]))
def test_blanks_for_commas_read_alike(number: int, blank: str) -> None:
    (found,) = numbers(
        f"公开信息{number:,}条,均已办结。".replace(",", blank, f"{number:,}".count(","))
    )
    assert found.value == number


@given(st.integers(10, 99_999), st.data())
def test_a_number_cut_by_a_line_break_is_never_read_in_part(
    number: int, data: st.DataObject
) -> None:
    digits = str(number)
    at = data.draw(st.integers(1, len(digits) - 1))
    text = f"我局全年通过各种渠道主动公开政府信息{digits[:at]}\n{digits[at:]}条,均已办结。"
    assert [m.value for m in numbers(text) if m.value != number] == []


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 9))
def test_mixed_numerals_are_sums(tens: int, thousands: int, hundreds: int) -> None:
    words = f"{tens}万{thousands}千" + (f"{hundreds}百" if hundreds else "")
    assert read_mixed(words) == tens * 10_000 + thousands * 1000 + hundreds * 100


@given(st.integers(1, 8))
def test_neighbouring_digits_are_a_guess(low: int) -> None:
    words = "一二三四五六七八九"
    pair = words[low - 1] + words[low]
    assert read_approximate(pair) == (low, low + 1)
    assert read_approximate(pair + "百") == (low * 100, low * 100 + 100)
    assert read_approximate("十" + pair) == (10 + low, 11 + low)


@given(st.integers(1, 99_999))
def test_numerals_of_money_read_as_the_plain_ones(number: int) -> None:
    import cn2an

    capital = cn2an.an2cn(number, "up").replace("零", "零")
    assert read_chinese(capital) == number


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("公开信息1, 345条,", "1345", "exact"),
        ("公开信息12, 345, 678条,", "12345678", "exact"),
        ("收费36. 75万元,", "36.75", "exact"),
        ("收费36 .5万元,", "36.5", "exact"),
        ("公开信息1345+条。", "1345", "at_least"),
        ("公开信息12₁条。", "12", "exact"),
        ("举办培训三五期。", "3", "at_least"),
        ("收到申请零件。", "0", "exact"),
        ("予以纠正零件。", "0", "exact"),
        ("新闻发布会零次。", "0", "exact"),
    ],
)
def test_a_blank_or_a_sign_in_or_behind_a_number(text: str, value: str, qualifier: str) -> None:
    (found,) = numbers(text)
    assert (found.value, found.qualifier) == (Decimal(value), qualifier)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("公开和答复分别为12, 345条,", []),  # 12 and 345, or 12345
        ("收费.75万元,", []),
        ("网站、微博1, 345条,", []),
        ("公开信息3, 12, 45条,", ["3", "12", "45"]),
        ("项目1. 12件,", []),
    ],
)
def test_what_may_be_a_list_is_not_joined(text: str, values: list[str]) -> None:
    assert [m.value for m in numbers(text) if m.value is not None] == list(map(Decimal, values))
    assert bool(damaged(text)) is not bool(values)


@pytest.mark.parametrize(
    "text",
    [
        "传真0571-8888 1346,",
        "联系0571 88881345,",
        "联系0571 8888 1345转601,",
        "推行“1+5+N”和“3+1”模式,",
        "窗口7×24小时服务,",
        "与110联动,",
        "开展百日攻坚888行动,",
        "采购农机零件,",
        "实行零起步、零条件落户,",
    ],
)
def test_numbers_of_telephones_names_and_parts_count_nothing(text: str) -> None:
    assert numbers(text) == []


def test_a_cell_that_says_zero_in_words_holds_one() -> None:
    assert [m.value for m in numbers("件数\t3\t零\t〇\n农机零件\t4")] == [3, 0, 0, 4]


@pytest.mark.parametrize(
    "text",
    [
        "高一学生800人。",
        "高二在校学生800人。",
        "初三毕业生800人。",
        "大一新生800人。",
        "高三年级有800人。",
    ],
)
def test_a_grade_of_a_school_is_no_number(text: str) -> None:
    assert [str(m.value) for m in numbers(text)] == ["800"]


@pytest.mark.parametrize("text", ["收到申请一件,比上年提高一件。", "扩大三处。"])
def test_a_count_behind_such_a_word_is_one(text: str) -> None:
    assert len(numbers(text)) == text.count("一件") + text.count("三处")
