"""What the editor is told of doubtful fields, at every build: also where nothing was split."""

from __future__ import annotations

from collections.abc import Iterator

from litsite.model.account import FieldDoubt
from litsite.model.hints import write_field_hint
from litsite.model.problem import Problem, make_problem
from litsite.splitting.split_result import Split


def tell_field_doubts(split: Split, shown: str) -> Iterator[Problem]:
    """Each doubtful field, with each alternative and what to write if that is right.

    Titles that are missing or derived are among the problems already.
    """
    for own in split.field_doubts:
        for doubt in own:
            yield from tell_doubt(doubt, shown)


def tell_doubt(doubt: FieldDoubt, shown: str) -> Iterator[Problem]:
    """One doubtful field; `shown` is its source."""
    said = {"doubted": doubt.name, "value": doubt.value or "", "file": shown}
    if doubt.why != "rival" and doubt.name != "title":
        table, row = write_field_hint(doubt.name, None, doubt.article)
        code = f"field-{doubt.why}"
        yield make_problem(shown, doubt.line, code, "note", **said, table=table, row=row)
    for rival in doubt.rivals:
        table, row = write_field_hint(doubt.name, rival.value, doubt.article)
        said |= {"rival_value": rival.value, "table": table, "row": row}
        if rival.line is None:
            yield make_problem(shown, doubt.line, "field-rival-outside", "note", **said)
        else:
            said["number"] = str(rival.line)
            yield make_problem(shown, doubt.line, "field-rival", "note", **said)
