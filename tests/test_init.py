"""What `litsite init` writes for those who build and serve a digest elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from litsite.cli import cli
from litsite.commands.init import CI_FILES

TEXT = "青川县政务服务改革按下快进键\n\n近年来,青川县新建便民服务站12处。\n"


def init(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["init", *map(str, arguments), "--lang", "en"])


def commands_of(service: str, text: str) -> list[str]:
    """The shell commands that the service would run."""
    read: Any = yaml.safe_load(text)
    if service == "gitlab":
        assert read["pages"]["artifacts"] == {"paths": ["public"]}
        return list(read["pages"]["script"])
    steps = read["jobs"]["publish"]["steps"]
    assert [one["with"]["path"] for one in steps if "pages-artifact" in one.get("uses", "")] == [
        "public"
    ]
    return [one["run"] for one in steps if "run" in one]


@pytest.mark.slow
@pytest.mark.parametrize("service", CI_FILES)
def test_what_a_service_runs_makes_the_site_public(tmp_path: Path, service: str) -> None:
    assert init(tmp_path / "new", "--ci", service).exit_code == 0
    digest = tmp_path / "new"
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    install, *commands = commands_of(service, (digest / CI_FILES[service]).read_text("utf-8"))
    assert install == 'pip install "$LITSITE"'
    assert commands
    tools = tmp_path / "bin"
    tools.mkdir()
    here = Path(__file__).parent.parent
    command = f'#!/bin/sh\nPYTHONPATH="{here}" exec "{sys.executable}" -m litsite "$@"\n'
    (tools / "litsite").write_text(command, encoding="utf-8")
    (tools / "litsite").chmod(0o755)
    for line in commands:
        path = f"{tools}{os.pathsep}{os.environ['PATH']}"
        subprocess.run(line, shell=True, cwd=digest, check=True, env=os.environ | {"PATH": path})
    shown = (digest / "public" / "index.html").read_text(encoding="utf-8")
    assert "青川县政务服务改革按下快进键" in shown


def test_a_digest_that_is_there_gets_what_it_lacks_and_loses_nothing(digest: Path) -> None:
    settings = (digest / "content" / "site.yaml").read_bytes()
    assert init(digest, "--ci", "gitlab", "--host", "nginx").exit_code == 0
    assert (digest / ".gitlab-ci.yml").is_file()
    (digest / "hosting" / "nginx.conf").write_text("mine", encoding="utf-8")
    again = init(digest, "--host", "nginx")
    assert (again.exit_code, "exists already" in again.stderr) == (1, True)
    assert (digest / "hosting" / "nginx.conf").read_text(encoding="utf-8") == "mine"
    assert (digest / "content" / "site.yaml").read_bytes() == settings


def test_a_digest_in_litsites_own_repository_uses_that_litsite(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent
    shutil.copytree(root / "content", tmp_path / "content")
    (tmp_path / "litsite").mkdir()
    shutil.copy(root / "litsite" / "cli.py", tmp_path / "litsite")
    init(tmp_path, "--ci", "github")
    workflow = (tmp_path / CI_FILES["github"]).read_text(encoding="utf-8")
    assert yaml.safe_load(workflow)["env"]["LITSITE"] == "."
