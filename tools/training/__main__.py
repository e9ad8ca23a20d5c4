"""`make train`: fit the labeller's numbers to all annotated documents, or measure what fitting is worth."""

from __future__ import annotations

from pathlib import Path

import click

from litsite.splitting.labelling.label_model import own_model
from tools.training.corpus import ANNOTATED, load_examples, load_groups
from tools.training.evidence import make_space
from tools.training.fitting import Settings, fit
from tools.training.held_out import compare, fit_without_each_group, measure_models
from tools.training.numbers import format_numbers, moved_numbers, to_vector

FITTED = Path(__file__).parent / "fitted_weights.yaml"
HEADING = (
    "Numbers of weights.yaml and transitions.yaml that fitting moved, and to what.",
    "Written by `make train`; docs/training.md says how they were found; litsite does not use them.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Fit the labeller's numbers to annotated documents; they start from, and stay near, the hand's."""


@main.command("fit")
def write_fitted() -> None:
    """Fit to all annotated documents and write the file."""
    prior = own_model()
    space = make_space(prior)
    _refuse_missing()
    fitted = fit(load_examples(ANNOTATED, prior, space), space, to_vector(prior), Settings())
    numbers = moved_numbers(prior, fitted)
    FITTED.write_text(format_numbers(numbers, HEADING), encoding="utf-8")
    click.echo(f"{FITTED.name}: {len(numbers)} of {space.size} numbers moved")


@main.command("compare")
def compare_held_out() -> None:
    """Leave each group of groups.yaml out in turn; show the hand's numbers and fitted ones side by side."""
    prior = own_model()
    space = make_space(prior)
    _refuse_missing()
    examples = load_examples(ANNOTATED, prior, space)
    fitted = fit_without_each_group(examples, load_groups(), space, prior, Settings())
    by_hand = {one.name: prior for one in examples}
    for one in ANNOTATED:
        table = compare(measure_models(one, by_hand), measure_models(one, fitted))
        click.echo(f"\n{one.name}, each group left out in turn\n\n{table}")


def _refuse_missing() -> None:
    for one in ANNOTATED:
        if missing := one.missing():
            raise click.ClickException(f"{one.name}: no {missing.name} here")


if __name__ == "__main__":
    main()
