"""Publishing to a branch of a real bare repository."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Desk, Need, plain

pytestmark = pytest.mark.slow


class Repository:
    """A bare repository, and what git says of it."""

    def __init__(self, path: Path, program: str) -> None:
        self.path = path
        self.program = program
        path.mkdir()
        self.git("init", "--quiet", "--bare")

    def git(self, *arguments: str, given: bytes = b"") -> str:
        done = subprocess.run(
            [self.program, "-C", self.path, *arguments],
            input=given,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def commits(self, branch: str = "gh-pages") -> int:
        return int(self.git("rev-list", "--count", branch))

    def changed(self, branch: str = "gh-pages") -> set[str]:
        """Files that the newest commit changed."""
        told = self.git(
            "-c",
            "core.quotePath=false",
            "diff",
            "--no-renames",
            "--name-only",
            f"{branch}~",
            branch,
        )
        return set(told.splitlines())

    def files(self, branch: str = "gh-pages") -> dict[str, bytes]:
        names = self.git("ls-tree", "-rz", "--name-only", branch).rstrip("\0").split("\0")
        return {
            name: subprocess.run(
                [self.program, "-C", self.path, "cat-file", "blob", f"{branch}:{name}"],
                capture_output=True,
                check=True,
            ).stdout
            for name in names
        }

    def put(self, name: str, content: str) -> None:
        """Somebody else commits a file to the branch."""
        blob = self.git("hash-object", "-w", "--stdin", given=content.encode())
        exists = "gh-pages" in self.git("branch", "--list", "gh-pages")
        rows = self.git("ls-tree", "-r", "gh-pages") + "\n" if exists else ""
        index = {"GIT_INDEX_FILE": str(self.path / "other.index")}
        identity = {
            f"GIT_{r}_{k}": "o@x" for r in ("AUTHOR", "COMMITTER") for k in ("NAME", "EMAIL")
        }

        def run(*arguments: str, given: str = "") -> str:
            return subprocess.run(
                [self.program, "-C", str(self.path), *arguments],
                input=given.encode(),
                capture_output=True,
                check=True,
                env={**os.environ, **index, **identity},
            ).stdout.decode()

        run("update-index", "--add", "--index-info", given=f"{rows}100644 blob {blob}\t{name}\n")
        parent = ["-p", "gh-pages"] if exists else []
        commit = run("commit-tree", run("write-tree").strip(), *parent, "-m", "theirs").strip()
        self.git("update-ref", "refs/heads/gh-pages", commit)


@pytest.fixture
def repository(tmp_path: Path, find_program: Need) -> Iterator[Repository]:
    yield Repository(tmp_path / "public.git", find_program("git"))


def test_the_branch_becomes_the_site(desk: Desk, repository: Repository) -> None:
    told = desk.publish(f"git:{repository.path}")
    assert plain(repository.files()) == desk.files()
    assert repository.files()[".nojekyll"] == b""
    assert b"Content-Security-Policy" in repository.files()["_headers"]
    assert (told["sent"], repository.commits()) == (True, 1)


def test_a_second_publish_is_one_commit_with_only_the_change(
    desk: Desk, repository: Repository
) -> None:
    target = f"git:{repository.path}#gh-pages"
    desk.publish(target)
    desk.edit()
    told = desk.publish(target)
    assert repository.commits() == 2
    changed = repository.changed() - {".litsite-manifest.json"}
    assert changed == {*told["new"], *told["changed"], *told["removed"]}
    assert any(name.startswith("articles/") for name in changed)
    assert "static/style.css" not in changed
    assert plain(repository.files()) == desk.files()


def test_without_a_change_there_is_no_commit(desk: Desk, repository: Repository) -> None:
    desk.publish(f"git:{repository.path}")
    assert desk.publish(f"git:{repository.path}")["sent"] is False
    assert repository.commits() == 1


def test_a_dry_run_pushes_nothing(desk: Desk, repository: Repository) -> None:
    assert ".nojekyll" in desk.publish(f"git:{repository.path}", "--dry-run")["new"]
    assert repository.git("branch", "--list") == ""


def test_a_custom_domain_and_other_files_are_kept(desk: Desk, repository: Repository) -> None:
    repository.put("CNAME", "digest.example.org\n")
    repository.put("README.md", "ours")
    desk.publish(f"git:{repository.path}")
    desk.edit()
    desk.publish(f"git:{repository.path}")
    files = repository.files()
    assert (files["CNAME"], files["README.md"]) == (b"digest.example.org\n", b"ours")
    assert repository.commits() == 4, "what was there before is the history's beginning"


def test_somebody_elses_page_is_not_replaced(desk: Desk, repository: Repository) -> None:
    repository.put("index.html", "theirs")
    told = desk.refused(f"git:{repository.path}")
    assert (told["code"], told["values"]["names"]) == ("publish-foreign", "index.html")
    assert repository.commits() == 1


def test_a_digest_may_be_named_by_a_relative_path(
    desk: Desk, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.root.parent)
    Desk(Path(desk.root.name)).publish(f"git:{repository.path}")
    assert plain(repository.files()) == desk.files()


def test_the_cache_may_be_deleted(desk: Desk, repository: Repository) -> None:
    desk.publish(f"git:{repository.path}")
    shutil.rmtree(desk.root / ".litsite" / "publish")
    desk.edit()
    desk.publish(f"git:{repository.path}")
    assert repository.commits() == 2


def test_a_remote_of_the_digests_own_repository(desk: Desk, repository: Repository) -> None:
    subprocess.run([repository.program, "init", "--quiet", desk.root], check=True)
    subprocess.run(
        [repository.program, "-C", desk.root, "remote", "add", "origin", repository.path],
        check=True,
    )
    desk.publish("git:origin#pages")
    assert repository.commits("pages") == 1


def test_an_unknown_remote_is_told_with_what_to_write(desk: Desk, repository: Repository) -> None:
    told = desk.refused("git:upstream")
    assert told["code"] == "publish-git-remote"
    assert "git:https://host/name.git#gh-pages" in told["message"]


def test_a_repository_that_is_not_there_is_told(
    desk: Desk, tmp_path: Path, find_program: Need
) -> None:
    find_program("git")
    told = desk.refused(f"git:{tmp_path}/gone.git")
    assert told["code"] == "publish-git-missing"
    assert "does not appear to be a git repository" in told["message"]


def test_a_host_that_is_not_there_is_told(desk: Desk, find_program: Need) -> None:
    find_program("git")
    assert desk.refused("git:https://127.0.0.1:9/x.git")["code"] == "publish-no-host"


def test_a_missing_right_is_told_and_nothing_is_lost(desk: Desk, repository: Repository) -> None:
    desk.publish(f"git:{repository.path}")
    hook = repository.path / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'protected branch' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    old = repository.files()
    desk.edit()
    told = desk.refused(f"git:{repository.path}")
    assert (told["code"], "hook declined" in told["message"]) == ("publish-git-rights", True)
    assert repository.files() == old
    hook.unlink()
    desk.publish(f"git:{repository.path}")
    assert plain(repository.files()) == desk.files()


def test_a_publish_killed_at_any_call_of_git_leaves_the_old_site(
    desk: Desk, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = f"git:{repository.path}"
    desk.publish(target)
    old = repository.files()
    desk.edit()
    path = os.environ["PATH"]
    for call in range(40):
        monkeypatch.setenv("PATH", f"{breaking(repository, tmp_path / str(call), call)}:{path}")
        if desk.run("publish", target).exit_code == 0:
            break
        assert repository.files() == old
    assert 5 <= call < 40
    assert repository.commits() == 2
    assert plain(repository.files()) == desk.files()


def breaking(repository: Repository, folder: Path, call: int) -> Path:
    """A folder with a git whose call of that number is killed."""
    folder.mkdir()
    (folder / "git").write_text(
        f"""#!/bin/sh
printf x >>{folder}/calls
[ "$(wc -c <{folder}/calls)" -le {call} ] || {{ kill -9 $$; }}
exec {repository.program} "$@"
""",
        encoding="utf-8",
    )
    (folder / "git").chmod(0o755)
    return folder


def test_who_published_in_between_is_not_overwritten(
    desk: Desk, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    from litsite.publishing.targets import git_branch

    desk.publish(f"git:{repository.path}")
    desk.edit()
    compare = git_branch.compare

    def meanwhile(*arguments: object) -> object:
        repository.put("CNAME", "digest.example.org")
        return compare(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(git_branch, "compare", meanwhile)
        assert desk.refused(f"git:{repository.path}")["code"] == "publish-git-raced"
    assert repository.files()["CNAME"] == b"digest.example.org"
    desk.publish(f"git:{repository.path}")
    assert plain(repository.files()).keys() - {"CNAME"} == desk.files().keys()


def test_without_git_the_remedy_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(desk.root))
    told = desk.refused("git:origin")
    assert (told["code"], told["values"]["program"]) == ("publish-no-program", "git")
