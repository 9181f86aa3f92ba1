"""Which names are of one body, and which are not."""

from __future__ import annotations

import pytest

from extractor.text.same_body import (
    NamedBody,
    body_key,
    governed,
    is_contraction,
    one_name,
    other_names,
)


def _others(*names: str) -> dict[str, set[str]]:
    return {name: found for name, found in other_names(map(NamedBody, names)).items() if found}


@pytest.mark.parametrize(
    "names",
    [
        ("丙县", "丙县人民政府", "丙县政府", "丙县人民政府办公室", "丙县政府办公室", "丙县政府办"),
        ("丁省人民政府", "丁省人民政府办公厅"),
        ("东溪经济开发区管委会", "东溪经济开发区管理委员会", "东溪经济开发区"),
        ("丁市南溪区西街街道办事处", "丁市南溪区西街街道"),
        ("丙县水利局", "丙县水利局办公室"),
    ],
)
def test_names_of_one_body_have_one_key(names: tuple[str, ...]) -> None:
    assert len({body_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("丙县人民政府", "丁县人民政府"),
        ("丙县人民政府", "丙县水利局"),
        ("丙县人民政府办公室", "丙县地方志办公室"),
        ("丁市城市管理委员会", "丁市城市管理局"),
        ("丙县东溪镇人民政府", "丙县人民政府"),
    ],
)
def test_names_of_two_bodies_have_two(names: tuple[str, ...]) -> None:
    assert len({body_key(name) for name in names}) == len(names)


def test_only_governments_and_their_offices_govern() -> None:
    assert governed("丙县政府办公室") == governed("丙县人民政府") == "丙县"
    assert governed("丙县水利局") is governed("丙县地方志办公室") is None


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("住建局", "住房和城乡建设局"),
        ("人社局", "人力资源和社会保障局"),
        ("国资委", "国有资产监督管理委员会"),
        ("市场监管局", "市场监督管理局"),
        ("人防办", "人民防空办公室"),
    ],
)
def test_a_contraction_is_the_same_body(short: str, full: str) -> None:
    assert is_contraction(short, full)
    assert not is_contraction(full, short)
    assert _others(f"丙县{short}", f"丙县{full}") == {
        f"丙县{short}": {f"丙县{full}"},
        f"丙县{full}": {f"丙县{short}"},
    }
    assert not _others(f"丙县{short}", f"丁县{full}"), "of two places"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("农业局", "农业农村局"),
        ("文化局", "文化和旅游局"),
        ("林业局", "林业和草原局"),
        ("发改局", "发展和改革委员会"),
        ("水利局", "水务局"),
    ],
)
def test_the_successor_of_a_body_is_another(before: str, after: str) -> None:
    assert not _others(f"丙县{before}", f"丙县{after}")


def test_years_stand_under_the_name_with_most_of_them() -> None:
    one, two = "丙县人民政府", "丙县人民政府办公室"
    others = _others(one, two)
    assert one_name(others, {one: [2016], two: [2019, 2020]}) == {one: two, two: two}
    apart = one_name(others, {one: [2019], two: [2019, 2020]})
    assert apart == {one: one, two: two}, "the office has a report of its own"
