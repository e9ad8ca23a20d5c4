"""The lines of the README's section on publishing work as they are written there."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from .conftest import Desk, contents, plain
from .sshd import running_sshd
from .test_bucket import Bucket, running_service
from .test_git_branch import Repository

pytestmark = pytest.mark.slow

README = Path(__file__).parents[3] / "README.md"


def blocks(kind: str) -> list[str]:
    """The code blocks of that kind in the section."""
    section = README.read_text(encoding="utf-8").split("\n## Publishing\n")[1].split("\n## ")[0]
    return re.findall(rf"^```{kind}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)


@pytest.fixture
def places(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    find_program: Callable[[str], str],
) -> Iterator[tuple[dict[str, str], dict[str, Callable[[], dict[str, bytes]]]]]:
    """What stands in the README → what stands here for it; target → what has been published there."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "clerk")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    find_program("rsync")
    repository = Repository(tmp_path / "public.git", find_program("git"))
    (tmp_path / "sshd").mkdir()
    with (
        running_service() as endpoint,
        running_sshd(tmp_path / "sshd", find_program) as server,
    ):
        monkeypatch.setenv("RSYNC_RSH", server.command)
        bucket = Bucket(endpoint, "example-digest")
        stand_ins = {
            "ssh://web@www.example.gov.cn/srv/www/digest": server.target(tmp_path / "www"),
            "https://s3.oss-cn-qingdao.aliyuncs.com": endpoint,
        }
        published = {
            "www": lambda: contents(tmp_path / "www"),
            "pages": repository.files,
            "oss": bucket.files,
            "share": lambda: contents(tmp_path / "digest" / "public"),
        }
        yield stand_ins, published


def test_each_line_works_twice_and_the_second_time_sends_nothing(
    desk: Desk,
    tmp_path: Path,
    find_program: Callable[[str], str],
    places: tuple[dict[str, str], dict[str, Callable[[], dict[str, bytes]]]],
) -> None:
    stand_ins, published = places
    (settings,) = blocks("yaml")
    for written, here in stand_ins.items():
        assert written in settings
        settings = settings.replace(written, here)
    told = yaml.safe_load(settings)
    assert told["publish"].keys() == published.keys(), "each target of the README is tried"
    site_yaml = desk.root / "content" / "site.yaml"
    rest = [
        line
        for line in site_yaml.read_text(encoding="utf-8").splitlines()
        if not line.startswith(("base_url:", "publish:"))
    ]
    site_yaml.write_text("\n".join([*rest, settings]), encoding="utf-8")
    git = find_program("git")
    subprocess.run([git, "init", "--quiet", desk.root], check=True)
    remote = ["remote", "add", "origin", str(tmp_path / "public.git")]
    subprocess.run([git, "-C", desk.root, *remote], check=True)
    (lines,) = blocks("sh")
    commands = [shlex.split(line, comments=True) for line in lines.splitlines()]
    assert {command[2] for command in commands if command[1] == "publish"} == published.keys()
    for turn in ("first", "second"):
        for name, *words in commands:
            assert name == "litsite"
            done = desk.run(*words)
            assert done.exit_code == 0, (words, done.output)
            if words[0] == "publish":
                nothing = "nothing has changed" in done.stdout
                assert nothing == (turn == "second"), (words, done.stdout)
    for name, files in published.items():
        assert plain(files()) == desk.files(), name
    # What git keeps of the digest is no part of what was published.
    assert not any("/.git/" in path for path in published["share"]())
