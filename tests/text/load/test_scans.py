"""Pictures of pages: read where characters can be recognised, refused with the remedy elsewhere."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from extractor import extract
from extractor.errors import SourceError, TooLargeError, UnsupportedFormatError
from extractor.evaluate import forms
from extractor.knowledge.documents import read_document
from extractor.options import Options
from extractor.pipeline import read_source
from extractor.schemas import Claim, Result
from extractor.text.document import LineBox, Source
from extractor.text.load import load, readable
from extractor.text.load.ocr import INSTALL, installed
from extractor.text.load.ocr.size import like_a_page
from extractor.verify import verify

from .samples import LIMIT, read

seen = pytest.mark.skipif(
    not installed(), reason=f"characters cannot be recognised here: {INSTALL}"
)
printed = pytest.mark.skipif(forms.BROWSER is None, reason="no Chromium to print a page with")

TABLE: list[forms.Block] = [
    "某县水务局2022年政府信息公开工作年度报告",
    "三、收到和处理政府信息公开申请情况",
    [
        ["申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
        ["一、本年新收政府信息公开申请数量", "30", "8", "0", "0", "4", "0", "42"],
        ["二、上年结转政府信息公开申请数量", "1", "0", "0", "0", "0", "0", "1"],
        ["(一)予以公开", "17", "6", "0", "0", "3", "0", "26"],
    ],
]  # fmt: skip


def picture(mode: str, size: tuple[int, int], kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size, 255).save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A page turned by 0.7 degrees, with grain and specks."""
    return forms.scanned(TABLE, tmp_path_factory.mktemp("scan"), noisy=True)


@pytest.fixture(scope="module")
def result(scan: bytes) -> Result:
    return read_source(load(scan, name="scan.pdf", max_bytes=LIMIT), Options())


@seen
@printed
def test_a_crooked_noisy_scan_is_read_cell_by_cell(result: Result) -> None:
    values = {fact.indicator: fact.value for fact in result.facts}
    assert [
        values[f"applications.received{applicant}"]
        for applicant in (".natural_person", ".commercial", ".legal_services", "")
    ] == [30, 8, 4, 42]
    assert values["applications.granted"] == 26
    assert result.meta.agency is not None
    assert result.meta.agency.value == "某县水务局"


@seen
@printed
def test_each_number_says_how_certain_it_is_and_where_it_stands(result: Result) -> None:
    for evidence in (one for fact in result.facts for one in fact.evidence):
        assert evidence.recognition is not None
        assert 0.9 <= evidence.recognition <= 1
        assert evidence.quote.page == 1
        assert evidence.quote.box is not None
        left, top, right, bottom = evidence.quote.box
        assert 0 <= left < right <= 612
        assert 0 <= top < bottom <= 792
    (row,) = (row for row in result.rows() if row["indicator"] == "applications.granted")
    assert row["page"] == 1
    assert isinstance(row["recognition"], float)


@seen
@printed
def test_a_picture_file_is_read_like_a_scan(scan: bytes, tmp_path: Path) -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(scan)[0].render(scale=200 / 72).to_pil()
    page.save(tmp_path / "scan.jpg", dpi=(200, 200), quality=85)
    assert readable(tmp_path / "scan.jpg")
    # In a child with the usual limits, as a run reads it.
    found = extract(tmp_path / "scan.jpg")
    assert {f.indicator: f.value for f in found.facts}["applications.received"] == 42
    assert found.facts[0].evidence[0].recognition is not None


@seen
def test_a_page_on_which_nothing_is_recognised_is_refused() -> None:
    with pytest.raises(SourceError, match=r"blank\.png: hardly a character was recognised"):
        read(picture("L", (800, 1000), "PNG"), "blank.png")
    with pytest.raises(SourceError, match=r"broken\.png: a damaged picture"):
        read(picture("RGB", (800, 1000), "PNG")[:60], "broken.png")


@seen
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked() -> None:
    bomb = picture("1", (30_000, 30_000), "PNG")
    assert len(bomb) < 200_000
    with pytest.raises(TooLargeError, match=r"bomb\.png: a picture of more than 60 million pixels"):
        read(bomb, "bomb.png")


@seen
@pytest.mark.parametrize("angle", [-3.3, -0.7, 0.0, 0.4, 2.0])
def test_a_page_that_lies_crooked_is_turned_level(angle: float) -> None:
    import numpy as np

    from extractor.text.load.ocr.picture import Picture, tilt

    page = np.full((1200, 900), 255, np.uint8)
    for row in range(150, 1050, 60):
        page[row : row + 3, 100:800] = 0
    crooked = Image.fromarray(page).rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255)
    pixels = np.repeat(np.asarray(crooked)[:, :, None], 3, axis=2)
    assert tilt(Picture(pixels).ink) == pytest.approx(angle, abs=0.11)


@seen
def test_digits_in_two_cells_are_two_numbers_and_a_faint_rule_is_no_digit() -> None:
    import numpy as np

    from extractor.text.load.ocr.engine import TextBox
    from extractor.text.load.ocr.picture import Picture
    from extractor.text.load.ocr.ruling import lines_in, ruling

    page = np.full((400, 600), 255, np.uint8)
    for at in (50, 150, 250):
        page[at : at + 2, 50:552] = 0
    for at in (50, 300, 550):
        page[50:252, at : at + 2] = 0
    page[80:110, 306:326] = 0  # close behind a rule
    page[80:110, 400:420] = 0  # as far off as another number
    found = ruling(Picture(np.repeat(page[:, :, None], 3, axis=2)))
    assert [round(edge.at * 200 / 72) for edge in found.down] == [51, 301, 551]
    assert len(found.across) == 3
    lines = list(lines_in(found.rest, TextBox(303, 53, 549, 149), 30.0))
    assert [(line.left, line.right) for line in lines] == [(306, 326), (400, 420)]


def test_without_the_extra_the_message_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("extractor.text.load.sniff.installed", lambda: False)
    with pytest.raises(UnsupportedFormatError, match=re.escape(INSTALL)):
        read(picture("L", (800, 1000), "PNG"), "scan.png")


def test_pictures_in_a_folder_are_reports_only_if_they_may_be_pages(tmp_path: Path) -> None:
    for name, size, page in (
        ("a4.png", (827, 1169), True),
        ("logo.png", (200, 200), False),
        ("banner.png", (2000, 620), False),
    ):
        (tmp_path / name).write_bytes(picture("L", size, "PNG"))
        assert like_a_page(tmp_path / name) == page
        assert readable(tmp_path / name) == (page and installed())


def _as_if_recognised(text: str, scores: dict[str, float]) -> Source:
    """The text as if read from a picture, with the certainty of some words and of all others 1."""
    source = load(text, name="t", max_bytes=LIMIT)
    certain = [1.0] * len(text)
    for words, score in scores.items():
        at = text.index(words)
        certain[at : at + len(words)] = [score] * len(words)
    box = LineBox(0, len(text), 1, 0, 0, 100, 100, tuple(certain))
    return replace(source, boxes=(box,))


_HEAD = "某县水务局2022年政府信息公开工作年度报告\n"
_FORM = """三、收到和处理政府信息公开申请情况
| 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 30 | 3 | 0 | 0 | 4 | 0 | {received} |
"""


def _told(text: str, scores: dict[str, float] | None = None) -> dict[str, tuple[str, str | None]]:
    found = read_source(_as_if_recognised(_HEAD + text, scores or {}), Options())
    return {fact.indicator: (fact.verdict, fact.verdict_because) for fact in found.facts}


def test_a_recognised_value_is_confirmed_by_its_sum_whatever_its_certainty() -> None:
    told = _told(_FORM.format(received=37), {"37": 0.5})
    assert told["applications.received"] == ("confirmed", "the row of its table adds up")


def test_a_recognised_value_that_breaks_its_sum_is_doubtful_and_no_mistake_of_the_report() -> None:
    text = _HEAD + _FORM.format(received=38)
    found = read_source(_as_if_recognised(text, {}), Options())
    assert {f.verdict for f in found.facts if "received" in f.indicator} == {"doubtful"}
    assert {f.whose for f in found.findings if f.kind == "sum_mismatch"} == {"undecided"}


def test_a_recognised_value_of_a_sum_that_cannot_be_made_is_doubtful() -> None:
    told = _told(_FORM.format(received=37).replace("| 30 |", "|  |"))
    assert told["applications.received"][0] == "doubtful"


_RESULTS = """三、申请
| 本列数据的勾稽关系 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| (一)予以公开 | {granted} |
| (二)部分公开 | 4 | 1 | 0 | 0 | 0 | 0 | 5 |
| (七)总计 | 19 | 7 | 0 | 0 | 3 | 0 | 29 |
"""


@pytest.mark.parametrize(
    ("granted", "verdict", "others"),
    [
        ("15 | 6 | 0 | 0 | 3 | 0 | 24", "confirmed", "confirmed"),
        # Digits of two rows: 15 over 2, 6 over 1 ... add up, and exceed the total of the column.
        ("152 | 61 | 0 | 0 | 31 | 0 | 244", "doubtful", "doubtful"),
        # One digit is wrong, where a row and a column that both do not close cross.
        ("75 | 6 | 0 | 0 | 3 | 0 | 24", "doubtful", "confirmed"),
    ],
)
def test_a_row_that_adds_up_does_not_confirm_cells_where_the_column_is_broken(
    granted: str, verdict: str, others: str
) -> None:
    told = _told(_RESULTS.format(granted=granted))
    assert told["applications.granted.natural_person"][0] == verdict
    assert told["applications.partially_granted.natural_person"][0] == others


def test_a_recognised_value_of_a_sentence_is_stated_if_it_is_certain_and_confirmed_if_repeated() -> (
    None
):
    assert _told("主动公开信息9条。")["proactive.total"] == ("stated", None)
    verdict, why = _told("主动公开信息9条。", {"9条": 0.85})["proactive.total"]
    assert verdict == "doubtful"
    assert why == "recognised in a picture, with a certainty of 0.85 only"
    twice = "全年收到政府信息公开申请12件。\n五、小结\n2022年共收到政府信息公开申请12件。\n"
    assert _told(twice)["applications.received"] == ("confirmed", "stated twice")


def test_readers_that_agree_do_not_confirm_recognised_digits() -> None:
    recognised = _as_if_recognised(_HEAD + "主动公开信息9条。", {})
    for source, verdict in ((recognised, "stated"), (replace(recognised, boxes=()), "confirmed")):
        found = read_source(source, Options()).facts
        (fact,) = (fact for fact in found if fact.indicator == "proactive.total")
        mention = fact.evidence[0].mention
        second = (Claim(indicator="proactive.total", mention=mention, reader="plugin"),)
        (judged,) = verify([fact], read_document(source), second).facts
        assert judged.verdict == verdict


@seen
def test_short_and_sharp_rules_are_found_and_text_does_not_lengthen_one() -> None:
    import numpy as np

    from extractor.text.load.ocr.picture import Picture
    from extractor.text.load.ocr.ruling import ruling

    page = np.full((500, 900), 255, np.uint8)
    for at in (50, 90, 130, 170, 210):
        page[at : at + 2, 50:852] = 0
    for at in (50, 850):
        page[50:212, at : at + 2] = 0
    page[92:170, 300] = 60  # two rows high, and one pixel wide
    page[98:124, 303] = 0  # a 1 close behind it
    page[132:170, 600:602] = 0  # one row high
    page[136:166, 700:702] = 0  # a 1 as high as a row may hold
    page[170:212, 450:452] = 0
    page[210:380, 450:452] = 0
    for at in range(136, 168, 8):
        page[at : at + 4, 446:456] = 0  # strokes of a character right above a rule
    found = ruling(Picture(np.repeat(page[:, :, None], 3, axis=2))).down
    point = 200 / 72
    edges = {round(e.at * point): (e.start * point, e.stop * point) for e in found}
    assert sorted(edges) == [51, 300, 451, 601, 851]
    assert edges[300] == pytest.approx((91, 171), abs=3)
    assert edges[601] == pytest.approx((131, 171), abs=3)
    assert edges[451][0] == pytest.approx(171, abs=6)


def test_a_number_of_a_table_stands_in_the_box_of_its_cell() -> None:
    text = _HEAD + _FORM.format(received=37)
    at = text.index("37")
    ranges = ((0, at, 10.0), (at, at + 2, 500.0), (at + 2, len(text), 10.0))
    boxes = tuple(LineBox(start, stop, 1, x, 0, x + 20, 9, ()) for start, stop, x in ranges)
    found = read_source(replace(load(text, name="t", max_bytes=LIMIT), boxes=boxes), Options())
    (fact,) = (fact for fact in found.facts if fact.indicator == "applications.received")
    assert fact.evidence[0].quote.box == (500, 0, 520, 9)
    assert fact.evidence[0].quote.text.startswith("一、本年新收")
    stored = Result.model_validate_json(found.model_dump_json())
    assert stored.facts == found.facts
