"""An editor's verdict on a target and a later sentence stands in the target's YAML, and stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from litsite.config import load_config
from litsite.model.figure import Revisit
from litsite.model.problem import Problem
from litsite.pipeline import load_library, parse_sources

REPORT = "2020-01-07-2020-nian-qingdaoshi-licangqu"


@pytest.fixture
def digest_with_report(seed_digest: Path, tmp_path: Path) -> Path:
    for folder in ("sources", "content"):
        shutil.copytree(seed_digest / folder, tmp_path / "digest" / folder)
    return tmp_path / "digest"


def load(digest: Path) -> tuple[dict[str, Revisit], list[Problem]]:
    library, problems = load_library(load_config(digest)[0])
    return {one.clause: one for one in library.ledger.revisits}, problems


def say(digest: Path, text: str) -> Path:
    path = digest / "content" / "articles" / f"{REPORT}.yaml"
    old = path.read_text(encoding="utf-8")
    path.write_text(old.replace("\nbody: |", f"\n{text}body: |", 1), encoding="utf-8")
    return path


def test_the_worked_example(digest_with_report: Path) -> None:
    revisits, problems = load(digest_with_report)
    assert problems == []
    first = {clause: one.later[0].quote for clause, one in revisits.items() if one.later}
    assert "14个社区办公用房面积不足问题" in first["改善14个社区综合服务用房条件"]
    assert "完成口袋公园建设43处" in first["打造口袋公园3处"]
    assert revisits["打造口袋公园3处"].later[0].cumulative
    assert "打造助老餐点63处" in first["打造“心厨房+为老助餐点”服务模式"]
    assert revisits["绿化覆盖率提高到45%"].later == ()
    lines = {
        path.name: path.read_text(encoding="utf-8-sig").split("\n")
        for path in (digest_with_report / "sources").iterdir()
    }
    for one in revisits.values():
        for proof in (one, *one.later):
            assert proof.file is not None and proof.line is not None
            assert proof.quote in lines[proof.file][proof.line - 1]


@pytest.mark.slow
def test_verdicts_mark_what_they_judge_and_survive_a_new_parse(digest_with_report: Path) -> None:
    revisits, _ = load(digest_with_report)
    park, rooms = revisits["打造口袋公园3处"], revisits["改善14个社区综合服务用房条件"]
    spoken = "revisits:\n" + "".join(
        f"- at: {one.anchor}/{one.sentence}\n"
        f"  later: {one.later[0].article}#{one.later[0].anchor}/{one.later[0].sentence}\n"
        f"  verdict: {verdict}\n  clause: {one.clause}\n"
        for one, verdict in ((park, "confirmed"), (rooms, "rejected"))
    )
    path = say(digest_with_report, spoken)
    parse_sources(load_config(digest_with_report)[0])
    assert spoken in path.read_text(encoding="utf-8")
    after, problems = load(digest_with_report)
    assert problems == []
    assert after["打造口袋公园3处"].later[0].verdict == "confirmed"
    assert after["改善14个社区综合服务用房条件"].later[-1].verdict == "rejected"
    assert after["搭建立体绿化10处"].later[0].verdict is None


def test_a_verdict_on_what_is_gone_is_told(digest_with_report: Path) -> None:
    say(
        digest_with_report,
        f"revisits:\n- {{at: 0000000000/1, later: {REPORT}#1111111111/1, verdict: confirmed}}\n",
    )
    _, problems = load(digest_with_report)
    assert [problem.code for problem in problems] == ["revisit-lost"]


def test_a_verdict_that_is_none_is_told(digest_with_report: Path) -> None:
    say(digest_with_report, "revisits:\n- {at: 00/1, later: somewhere, verdict: maybe}\n")
    _, problems = load(digest_with_report)
    assert {problem.code for problem in problems} >= {"revisit-later", "bad-choice"}
