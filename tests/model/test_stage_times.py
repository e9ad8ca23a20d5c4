"""Time is given to the stage that was told of last."""

from __future__ import annotations

from litsite.model.stage_times import StageTime, StageTimes


def test_time_goes_to_the_stage_that_it_was_spent_in() -> None:
    now = [100.0]
    shown: list[tuple[str, int, int]] = []
    times = StageTimes(lambda *told: shown.append(told), lambda: now[0])

    def spend(seconds: float, *told: object) -> None:
        now[0] += seconds
        if told:
            times(*told)  # type: ignore[arg-type]

    spend(1, "parse", 0, 2)
    spend(2, "parse", 1, 2)
    spend(2, "render", 0, 0)
    spend(4, "parse", 0, 3)
    spend(8)
    assert times.list_times() == [
        StageTime("look", 1, 0),
        StageTime("parse", 12, 3),
        StageTime("render", 4, 0),
    ]
    assert sum(one.seconds for one in times.list_times()) == now[0] - 100
    assert shown == [("parse", 0, 2), ("parse", 1, 2), ("render", 0, 0), ("parse", 0, 3)]
