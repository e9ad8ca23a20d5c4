"""Names for a person to judge: of texts that no rule was made from, and none twice."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tools.accuracy.acceptability import (
    LAST,
    VERDICTS,
    count_verdicts,
    draw,
    read_labels,
    unseen_reports,
    write_labels,
)

DEEDS = [f"石桥县第{n}中学新增学位{n}00个,石桥县第{n}医院新增床位{n}0张。" for n in range(1, 9)]


def write(folder: Path, name: str, lines: list[str]) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_copies_of_annotated_texts_and_of_each_other_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "seen", "a.txt", DEEDS[:4])
    write(tmp_path / "reports", "copy.txt", DEEDS[:5])
    fresh = write(tmp_path / "reports", "fresh.txt", DEEDS[4:])
    write(tmp_path / "more", "fresh-again.txt", DEEDS[4:])
    folders = tmp_path / "reports", tmp_path / "more"
    assert unseen_reports(folders, [tmp_path / "seen"]) == (fresh,)


def test_a_draw_hangs_on_its_seed_and_takes_no_figure_twice(tmp_path: Path) -> None:
    reports = (
        write(tmp_path, "long.txt", DEEDS[:7]),
        write(tmp_path, "short.txt", DEEDS[7:]),
    )
    one, again, other = draw(reports, "1", 6), draw(reports, "1", 6), draw(reports, "2", 6)
    assert one == again != other
    assert [label["number"] for label in one] == list("123456")
    assert all(label["name"] and label["value"] in label["sentence"] for label in one)
    every = draw(reports, "1", 100)
    assert len({(label["document"], label["value"]) for label in every}) == len(every) == 16


def test_verdicts_are_counted_when_every_label_has_one(tmp_path: Path) -> None:
    labels = draw((write(tmp_path, "a.txt", DEEDS),), "1", 3)
    write_labels(labels, tmp_path / "labels.csv")
    kept = read_labels(tmp_path / "labels.csv")
    assert kept == labels
    with pytest.raises(ValueError, match="label 1: no verdict yet; write good, vague, wrong"):
        count_verdicts(kept)
    for label, verdict in zip(kept, ("good", "good", "fine"), strict=True):
        label["verdict"] = verdict
    with pytest.raises(ValueError, match="label 3: 'fine' is no verdict"):
        count_verdicts(kept)
    kept[2]["verdict"] = "wrong"
    assert count_verdicts(kept) == {"good": 2, "vague": 0, "wrong": 1}


def test_the_last_verdict_is_kept_with_its_date_and_told_in_the_docs() -> None:
    last = yaml.safe_load(LAST.read_text(encoding="utf-8"))
    assert set(last["verdicts"]) == set(VERDICTS)
    assert sum(last["verdicts"].values()) == last["labels"] >= 100
    told = (LAST.parents[2] / "docs" / "naming.md").read_text(encoding="utf-8")
    row = f"| {last['date']} | {last['verdicts']['good']} | {last['verdicts']['vague']} | {last['verdicts']['wrong']} |"
    assert row in told
