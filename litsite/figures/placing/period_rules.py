"""How texts print periods; what each means is `period_norms`."""

from __future__ import annotations

from litsite.figures.placing.five_year_plans import FIVE_YEAR_PLAN
from litsite.figures.placing.period_norms import (
    Norm,
    day_norm,
    end_of,
    first_months,
    first_quarters,
    first_years,
    late_year,
    month_norm,
    own_year,
    plan_end,
    quarter_norm,
    run_norm,
    told_year,
    until_document,
    until_now,
    year_of,
    years_of_plan,
)
from litsite.language.dates import YEAR_NUMBER, read_year
from litsite.language.word_lists import short_choices

_ANY = short_choices("figures/placing")
_Y = rf"(?P<y>{YEAR_NUMBER})年"
_M = r"(?P<m>1[0-2]|0?[1-9])月份?"
_DAY = r"[12]\d|3[01]|0?[1-9]"
_TO = r"(?:-+|至|到)"
_PLAN = rf"[“\"]?{FIVE_YEAR_PLAN}[”\"]?(?:规划)?(?:时期|期间)?"
_N = r"(?:\d{1,3}|[一二三四五六七八九十两几]{1,4})"
_OWN = rf"(?:{_Y}|(?P<last>去年|上年)|(?P<this>今年))"
_OWN2 = rf"(?:(?P<y2>{YEAR_NUMBER})年|(?P<next>次年|翌年|第二年)|(?P<this2>今年|本年))"
_COUNT = r"(?:1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])"

PERIOD_RULES: tuple[tuple[str, Norm], ...] = (
    # From one month or day to another, ahead of all that would take the first alone
    (
        rf"{_OWN}?(?P<m>1[0-2]|0?[1-9])月(?:份|(?P<d>{_DAY})日)?{_TO}{_OWN2}?"
        rf"(?:(?P<m2>1[0-2]|0?[1-9])月(?:份|(?P<d2>{_DAY})日(?:期间)?)?)(?:底|末)?",
        run_norm,
    ),
    (
        rf"{_OWN}?(?P<m>1[0-2]|0?[1-9])月(?P<d>{_DAY})日?{_TO}(?P<d2>{_DAY})日(?:期间)?",
        run_norm,
    ),
    # Up to a day that is named
    (
        rf"(?:截至|截止到?|到)(?:目前为止|{_OWN}?{_M}(?P<d>{_DAY})日)",
        lambda m, d: (
            end_of(own_year(m, d), int(m["m"]), int(m["d"] or 1)) if m["m"] else until_now(d)
        ),
    ),
    (
        rf"(?:截至|截止到?)?{_OWN}?{_M}(?:底|末)",
        lambda m, d: end_of(own_year(m, d), int(m["m"] or 1)),
    ),
    (rf"(?:截至|截止到?)(?:{_OWN})?{_M}", lambda m, d: end_of(own_year(m, d), int(m["m"] or 1))),
    (rf"(?:截至|截止到?)(?:{_ANY['times_of_writing']})", lambda m, d: until_now(d)),
    (rf"(?:截至|截止到?){_OWN}(?:年?底|年?末)?", lambda m, d: end_of(own_year(m, d), 12)),
    (r"(?:截至|截止到?)(?:年底|年末)", lambda m, d: end_of(d.reviewed or d.year, 12)),
    (r"(?:截至|截止到?)年中", lambda m, d: end_of(d.reviewed or d.year, 6)),
    (_ANY["now"], lambda m, d: until_now(d)),
    # From a start to the document
    (
        rf"(?:自|从)?{_OWN}?{_M}(?:(?:[12]\d|3[01]|0?[1-9])日)?(?:底|初|上旬|中旬|下旬)?(?:{_ANY['since']})",
        lambda m, d: until_document(month_norm(own_year(m, d), m["m"]), d),
    ),
    (
        rf"(?:自|从)?(?:{_Y}|(?P<last>去年))(?:年?初)?(?:{_ANY['since']})",
        lambda m, d: until_document(month_norm(own_year(m, d), 1), d),
    ),
    (
        r"(?:自|从)?(?:今年初?以?|(?:年初|(?<![近些这几一多])年)以)来",
        lambda m, d: until_document(month_norm(d.year, 1), d),
    ),
    (rf"{_PLAN}以来", lambda m, d: until_document(month_norm(years_of_plan(m)[0], 1), d)),
    # Years and parts of years
    (rf"{_PLAN}(?:的)?前(?P<n>[一二三四两])年", first_years),
    (rf"(?<![高加长升降少大缩增涨扩])(?:到|至){_PLAN}期?末", plan_end),
    (rf"{_PLAN}期?末", plan_end),
    (_PLAN, lambda m, d: "{}/{}".format(*years_of_plan(m))),
    (
        rf"(?P<a>{YEAR_NUMBER})年?{_TO}(?P<b>{YEAR_NUMBER})年(?:间|期间)?",
        lambda m, d: f"{read_year(m['a'] or '')}/{read_year(m['b'] or '')}",
    ),
    (rf"{_OWN}?(?P<m>1[0-2]|[1-9]){_TO}(?P<m2>1[0-2]|[1-9])月份?", run_norm),
    (rf"{_OWN}?[前头](?P<n>{_COUNT})个?月份?", first_months),
    (
        rf"{_OWN}?(?:[前头](?P<n>[二三23])个?|[一1]{_TO}(?P<n2>[二三四2-4]))季度",
        lambda m, d: first_quarters({**m, "n": m["n"] or m["n2"]}, d),
    ),
    (
        rf"{_OWN}?(?P<half>[上下])半年",
        lambda m, d: (
            f"{y}-H{'上下'.index(m['half'] or '上') + 1}" if (y := own_year(m, d)) else None
        ),
    ),
    (
        rf"{_OWN}?(?:第)?(?P<q>[一二三四])季度",
        quarter_norm,
    ),
    (
        rf"{_OWN}{_M}(?:(?P<d>{_DAY})日)?(?:上旬|中旬|下旬|初)?",
        lambda m, d: day_norm(own_year(m, d), m),
    ),
    (
        rf"(?:(?<![高加长升降少大缩短减增涨扩])[到至]|力争到)?{_OWN}(?:年底|年末|底|末)(?:前|之前)?",
        lambda m, d: end_of(own_year(m, d), 12),
    ),
    (
        rf"(?:^|(?<=[,;。:])){_M}(?:(?<=份)|当月|单月|(?=,)|(?P<d>{_DAY})日)",
        lambda m, d: day_norm(late_year(m, d, int(m["m"] or 1)), m),
    ),
    (r"(?:年底|年末)(?:前|之前)?", lambda m, d: end_of(d.reviewed or d.year, 12)),
    (rf"(?<![高加长升降少大缩短减增涨扩])(?:到|至){_Y}", lambda m, d: year_of(own_year(m, d))),
    (rf"{_Y}(?:度|全年)?(?!{_ANY['around_years']})", lambda m, d: year_of(own_year(m, d))),
    (r"(?P<last>去年|上年)(?:全年|同期)?", lambda m, d: year_of(own_year(m, d))),
    (r"前年", lambda m, d: year_of(d.year - 2 if d.year else None)),
    (r"(?:刚刚)?(?:过去|逝去)的?(?:这)?一年", lambda m, d: told_year(d)),
    (rf"(?:{_ANY['single_spans']})(?![\u4e00-\u9fff]?会)", lambda m, d: None),
    (r"(?:今年|本年度?)(?:全年|内)?", lambda m, d: year_of(d.year)),
    (
        rf"全年(?!(?:{_ANY['all_year']}))|(?<![\d一二三四五六七八九十两几])年内",
        lambda m, d: year_of(d.reviewed or d.year),
    ),
    # Repeating
    (r"每年(?:度)?", lambda m, d: "P1Y"),
    (r"每月|每个月", lambda m, d: "P1M"),
    (r"每天|每日", lambda m, d: "P1D"),
    (r"每周", lambda m, d: "P1W"),
    (r"每季度", lambda m, d: "P3M"),
    # Not dated
    (rf"(?<=仅用){_N}(?:个月|年|天)(?=[^,;。\d]{{2,20}}\d)", lambda m, d: None),
    (
        rf"(?:{_ANY['spans_from_now']})(?:的)?{_N}(?:个)?(?:年|月|天)(?:来|间|内|以来|时间)?",
        lambda m, d: None,
    ),
    (rf"{_N}(?:-{_N})?年(?:来|内|间|以来)", lambda m, d: None),
    (rf"{_N}(?:-{_N})?(?:个)?(?:月|天)(?:来|内|间|以来)", lambda m, d: None),
    (
        r"[^,;。:、““”\s]{2,14}(?<![一二三四五六七八九十\d])(?:以来|至今)",
        lambda m, d: None,
    ),
)
