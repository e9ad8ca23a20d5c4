"""The annotated documents that a fit learns from, looked at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from litsite.readers import read_source
from litsite.splitting.glued_lines import make_lines
from litsite.splitting.labelling.document_facts import gather_facts
from litsite.splitting.labelling.label_model import LabelModel
from tools.accuracy.annotated_sets import SETS, AnnotatedSet
from tools.training.evidence import Space, look
from tools.training.fitting import Example, make_example
from tools.training.truth import allow_labels

GROUPS = Path(__file__).parent / "groups.yaml"
ANNOTATED = tuple(one for one in SETS if one.name in {"seeds_split", "more_split"})


def load_examples(sets: Sequence[AnnotatedSet], prior: LabelModel, space: Space) -> list[Example]:
    """Every annotated document of the sets, in the order of their names."""
    examples = []
    for one in sets:
        for path in sorted(one.gold.glob("*.yaml")):
            gold = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            document, _ = read_source(one.raw / gold["file"], gold["file"])
            lines = make_lines(document)
            evidence = look(gather_facts(document, lines), prior, space)
            examples.append(make_example(gold["file"], evidence, allow_labels(lines, gold)))
    return examples


def load_groups() -> dict[str, str]:
    """Document → the first of its group."""
    groups = yaml.load(GROUPS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {name: group["documents"][0] for group in groups for name in group["documents"]}
