"""A plan for the years to come is no figure of this one; each turn with the twin that is one."""

from __future__ import annotations

import pytest

from .test_rules_told import reads

_TOTAL, _RECEIVED, _CLOSED = "proactive.total", "applications.received", "applications.closed"
_CARRIED, _COURSES, _TRAINED = "applications.carried_out", "training.sessions", "training.attendees"
_LONG = "加强网站建设,健全各项制度,完善办事流程,严格落实责任,强化监督检查,充实工作力量,不断提升服务群众的能力和水平,"


def _none(*names: str) -> dict[str, int]:
    return dict.fromkeys(names, -1)


@pytest.mark.parametrize("year", [2014, 2022])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A verb before the number, in its clause or in one far before it.
        ("明年打算进一步扩大公开范围,使公开数达到160条。", _none(_TOTAL)),
        (f"明年打算{_LONG}使公开数达到160条。", _none(_TOTAL)),
        (f"来年准备{_LONG}主动公开信息160条。", _none(_TOTAL)),
        ("在明年的工作中,我们打算加强栏目建设;完善制度;使公开数达到160条。", _none(_TOTAL)),
        ("下一阶段,计划改版栏目,使主动公开信息达到160条。", _none(_TOTAL)),
        ("新的一年,我局将主动公开信息160条。", _none(_TOTAL)),
        ("下一年将举办信息公开培训5期,培训200人次。", _none(_COURSES, _TRAINED)),
        ("明年打算:每村配1名监督员,8个村就是8名;公开数达到160条。", _none(_TOTAL)),
        ("明年打算在今年的基础上增加内容,使公开数达到160条。", _none(_TOTAL)),
        # The verb before the year.
        ("我局拟于下年度主动公开政府信息160条。", _none(_TOTAL)),
        ("力争在来年扩大范围,充实内容,主动公开信息160条。", _none(_TOTAL)),
        # Behind the number.
        ("主动公开信息160条,是明年的目标。", _none(_TOTAL)),
        ("主动公开信息160条为明年的工作目标。", _none(_TOTAL)),
        ("主动公开信息达到160条,这是我局明年的打算。", _none(_TOTAL)),
        ("主动公开信息160条的目标,争取在明年实现。", _none(_TOTAL)),
    ],
)
def test_what_is_planned_is_no_figure_of_the_year(
    text: str, expected: dict[str, int], year: int
) -> None:
    assert reads(text, expected, year) == expected


@pytest.mark.parametrize("year", [2014, 2022])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A rule that begins next year plans nothing.
        ("新办法明年起实行,全年主动公开信息120条。", {_TOTAL: 120}),
        ("明年起实行新办法,今年主动公开信息120条。", {_TOTAL: 120}),
        # What was planned for this year, and what came of it.
        ("今年计划公开100条,实际公开120条。", {_TOTAL: 120}),
        ("年初计划举办信息公开培训3期,全年举办信息公开培训5期。", {_COURSES: 5}),
        ("主动公开信息120条,比计划多20条。", {_TOTAL: 120}),
        # A clause comes back to this year.
        ("明年打算扩大公开范围,今年主动公开信息120条。", {_TOTAL: 120}),
        ("明年将加强培训;全年主动公开信息120条。", {_TOTAL: 120}),
        ("2件申请将在明年答复,今年收到申请20件。", {_RECEIVED: 20}),
        (
            "明年打算:信息再多发一些;政策解读今年发布3篇,明年发布6篇。",
            {"response.interpretations": 3},
        ),
        # The plan is behind it, and another number is what is planned.
        ("主动公开信息120条,明年打算达到160条。", {_TOTAL: 120}),
        ("主动公开信息120条,为明年的工作打下基础。", {_TOTAL: 120}),
        ("收到申请20件,力争明年全部答复。", {_RECEIVED: 20}),
        # What is left for the next year is counted in this one.
        ("收到申请20件,办结18件,结转明年办理2件。", {_RECEIVED: 20, _CLOSED: 18, _CARRIED: 2}),
        ("收到申请20件,明年继续办理3件。", {_RECEIVED: 20, _CARRIED: 3}),
        # Done this year, for the next.
        ("为准备明年的工作,举办信息公开培训3期。", {_COURSES: 3}),
    ],
)
def test_what_was_done_is_one_beside_a_plan(text: str, expected: dict[str, int], year: int) -> None:
    assert reads(text, expected, year) == expected
