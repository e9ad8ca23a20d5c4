"""In how many texts a rule tells: the count that says whether it is one place's peculiarity."""

from __future__ import annotations

from litsite.figures.quantities import non_figures
from litsite.figures.quantities.quantities import find_quantities
from tools.accuracy.rules_of_figures import Number, list_rules, tells


def numbers(*texts: str) -> list[Number]:
    return [
        Number("石桥县", f"{at}.txt", text, one)
        for at, text in enumerate(texts)
        for one in find_quantities(text)
    ]


def test_a_rule_tells_where_its_absence_makes_a_number_a_figure() -> None:
    found = numbers("河道两岸1000米范围内的村庄。", "铺设管线1000米。", "举办10公里长跑。")
    judged = [non_figures.is_figure(one.text, one.quantity) for one in found]
    assert judged == [False, True, False]
    assert [one.document for one in tells("_AROUND", found, judged)] == ["0.txt"]
    assert [one.document for one in tells("_RACE", found, judged)] == ["2.txt"]


def test_rules_are_on_again_when_they_were_counted() -> None:
    before = dict(list_rules())
    tells("_AROUND", [], [])
    assert list_rules() == before
