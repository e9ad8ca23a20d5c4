"""Publishing over a real sshd and rsync on loopback."""

from __future__ import annotations

import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Desk, Need, contents, plain
from .sshd import SshServer, running_sshd

pytestmark = pytest.mark.slow

OWN = {".litsite-manifest.json"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, find_program: Need) -> Iterator[SshServer]:
    find_program("rsync")
    with running_sshd(tmp_path_factory.mktemp("sshd"), find_program) as server:
        yield server


@pytest.fixture
def server(running: SshServer, monkeypatch: pytest.MonkeyPatch) -> SshServer:
    monkeypatch.setenv("RSYNC_RSH", running.command)
    return running


@pytest.fixture
def www(tmp_path: Path) -> Path:
    """The folder on the server, which happens to be this machine; blanks and quotes are names too."""
    return tmp_path / "o'clock www" / "digest"


@pytest.fixture
def target(server: SshServer, www: Path) -> str:
    www.parent.mkdir()
    return server.target(www)


def test_the_folder_becomes_the_site(desk: Desk, target: str, www: Path) -> None:
    told = desk.publish(target)
    assert plain(contents(www)) == desk.files()
    assert (www / "static" / "style.css.gz").is_file()
    assert (told["sent"], [path.name for path in www.parent.iterdir()]) == (True, ["digest"])
    assert {path.stat().st_mode & 0o777 for path in www.rglob("*.html")} == {0o644}


def test_a_second_publish_sends_only_the_change(desk: Desk, target: str, www: Path) -> None:
    desk.publish(target)
    before = {path: path.stat().st_ino for path in www.rglob("*") if path.is_file()}
    assert desk.publish(target)["sent"] is False
    desk.edit()
    told = desk.publish(target)
    touched = {
        path.relative_to(www).as_posix()
        for path in www.rglob("*")
        if path.is_file() and before.get(path) != path.stat().st_ino
    }
    assert touched - OWN == {*told["new"], *told["changed"]}
    assert any(name.startswith("articles/") for name in touched)
    assert "static/style.css" not in touched
    assert plain(contents(www)) == desk.files()


def test_a_dry_run_leaves_nothing(desk: Desk, target: str, www: Path) -> None:
    assert "index.html" in desk.publish(target, "--dry-run")["new"]
    assert list(www.parent.iterdir()) == []


def test_only_what_litsite_published_is_removed(desk: Desk, target: str, www: Path) -> None:
    (www / ".well-known").mkdir(parents=True)
    (www / ".well-known" / "acme").write_text("theirs", encoding="utf-8")
    desk.publish(target)
    (www / "articles" / "照片 1.jpg").write_bytes(b"theirs")
    (desk.root / "content" / "pages" / "about.md").unlink()
    desk.run("build")
    assert desk.publish(target)["removed"] == ["about.html"]
    left = contents(www)
    assert "about.html" not in left
    assert {".well-known/acme", "articles/照片 1.jpg"} <= left.keys()


def test_a_file_of_somebody_else_is_not_replaced(desk: Desk, target: str, www: Path) -> None:
    www.mkdir()
    (www / "index.html").write_text("theirs", encoding="utf-8")
    told = desk.refused(target)
    assert (told["code"], told["values"]["names"]) == ("publish-foreign", "index.html")
    assert contents(www) == {"index.html": b"theirs"}


def test_a_page_that_was_changed_there_is_put_right(desk: Desk, target: str, www: Path) -> None:
    desk.publish(target)
    (www / "index.html").write_text("defaced", encoding="utf-8")
    (www / "static" / "style.css.gz").write_bytes(b"defaced")
    assert desk.publish(target)["changed"] == ["index.html", "static/style.css.gz"]


def test_the_short_form_counts_from_home(
    desk: Desk, target: str, server: SshServer, www: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RSYNC_RSH", f"{server.command} -p {server.port}")
    desk.publish(f"127.0.0.1:{www}")
    assert plain(contents(www)) == desk.files()


def breaking(server: SshServer, folder: Path, call: int, replaced: str = "") -> str:
    """An ssh whose call of that number breaks off; or, with `replaced`, that runs to this command there,
    in whose place the server dies."""
    script = folder / "breaking.py"
    script.write_text(
        f"""#!{sys.executable}
import os, pathlib, sys
counted = pathlib.Path({str(folder / "calls")!r})
calls = len(counted.read_bytes()) if counted.exists() else 0
counted.write_bytes(b"x" * (calls + 1))
command = {shlex.split(server.command)!r} + sys.argv[1:]
if {replaced!r}:
    if "journal.part" in command[-1]:
        command[-1] = command[-1].replace({replaced!r}, "kill -9 $$; exit 1; " + {replaced!r})
elif calls == {call}:
    sys.exit("connection reset")
os.execvp(command[0], command)
""",
        encoding="utf-8",
    )
    script.chmod(0o755)
    (folder / "calls").unlink(missing_ok=True)
    return str(script)


def test_a_connection_that_breaks_leaves_the_old_site(
    desk: Desk,
    target: str,
    server: SshServer,
    www: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.publish(target)
    old = contents(www)
    desk.edit()
    for call in range(20):
        monkeypatch.setenv("RSYNC_RSH", breaking(server, tmp_path, call))
        if desk.run("publish", target).exit_code == 0:
            break
        assert contents(www) == old
    assert 3 <= call < 20
    assert plain(contents(www)) == desk.files()
    assert [path.name for path in www.parent.iterdir()] == ["digest"]


DYING_AT: dict[str, str] = {
    "before the decision": "mv ",
    "after the decision": "carry_out\n",
    "before files are removed": "xargs -0 rm",
    "before files are put in": "rsync -rI",
    "before it clears up": "rm -rf",
}


@pytest.mark.parametrize("moment", DYING_AT)
def test_a_server_that_dies_has_old_or_new_after_the_next_publish(
    desk: Desk,
    target: str,
    server: SshServer,
    www: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
) -> None:
    desk.publish(target)
    old = contents(www)
    desk.edit()
    (desk.root / "content" / "pages" / "about.md").unlink()
    desk.run("build")
    monkeypatch.setenv("RSYNC_RSH", breaking(server, tmp_path, -1, DYING_AT[moment]))
    assert desk.run("publish", target).exit_code == 1
    monkeypatch.setenv("RSYNC_RSH", server.command)
    if moment == "before the decision":
        assert contents(www) == old
        assert desk.publish(target)["sent"] is True
    else:
        seen = contents(www)
        told = desk.run("publish", target, "--dry-run")
        assert "an earlier publish was interrupted here" in told.stderr
        assert contents(www) == seen, "a dry run changes nothing"
        # What was decided is carried out, and so nothing is left to be sent.
        assert desk.publish(target)["sent"] is False
    assert plain(contents(www)) == desk.files()
    assert [path.name for path in www.parent.iterdir()] == ["digest"]


def test_where_only_the_folder_may_be_written_to_the_new_site_is_laid_down_within(
    desk: Desk, find_program: Need, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on servers where /var/www is root's and /var/www/digest the clerk's."""
    find_program("rsync")
    with (
        tempfile.TemporaryDirectory() as name,
        running_sshd(Path(name), find_program, weak=True) as server,
    ):
        monkeypatch.setenv("RSYNC_RSH", server.command)
        parent = Path(name) / "var"
        www = parent / "digest"
        www.mkdir(parents=True)
        www.chmod(0o777)
        parent.chmod(0o555)
        Path(name).chmod(0o755)
        try:
            desk.publish(server.target(www))
            desk.edit()
            desk.publish(server.target(www))
            assert plain(contents(www)) == desk.files()
            assert not (www / ".litsite-new").exists()
            told = desk.refused(server.target(parent / "other"))
            assert told["code"] == "publish-server-no-right"
        finally:
            parent.chmod(0o755)


class TestWhatIsTold:
    """Place, value, remedy."""

    def test_of_a_folder_without_its_parent(self, desk: Desk, server: SshServer) -> None:
        told = desk.refused(server.target(Path("/nowhere/digest")))
        assert (told["code"], told["values"]["place"]) == ("publish-server-no-parent", "/nowhere")

    def test_of_a_file_where_the_folder_should_be(
        self, desk: Desk, server: SshServer, tmp_path: Path
    ) -> None:
        (tmp_path / "file").write_text("x", encoding="utf-8")
        assert desk.refused(server.target(tmp_path / "file"))["code"] == "publish-server-no-folder"

    def test_of_a_server_that_is_not_there(self, desk: Desk, server: SshServer) -> None:
        assert desk.refused("ssh://x@127.0.0.1:9/srv/www")["code"] == "publish-no-host"

    def test_of_a_host_that_has_no_name(self, desk: Desk, server: SshServer) -> None:
        assert desk.refused("ssh://x@digest.invalid/srv/www")["code"] == "publish-no-host"

    def test_of_a_key_that_the_server_does_not_know(
        self, desk: Desk, server: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("RSYNC_RSH", f"{server.command} -o PubkeyAuthentication=no")
        told = desk.refused(server.target(tmp_path))
        assert (told["code"], "ssh-copy-id" in told["message"]) == ("publish-ssh-rights", True)

    def test_of_a_server_whose_key_is_another(
        self, desk: Desk, server: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        nobody = f"-o UserKnownHostsFile={tmp_path}/none -o StrictHostKeyChecking=yes"
        # The first of two settings holds.
        ssh, *options = server.command.split(" ")
        monkeypatch.setenv("RSYNC_RSH", " ".join((ssh, nobody, *options)))
        assert desk.refused(server.target(tmp_path))["code"] == "publish-ssh-host-key"

    @pytest.mark.parametrize(
        "address",
        [
            "ssh://host",
            "ssh://host/",
            "ssh:///srv/www",
            "ssh://h:x/w",
            "ssh://-oProxyCommand=x/www",
        ],
    )
    def test_of_an_address_without_host_or_path(self, desk: Desk, address: str) -> None:
        assert desk.refused(address)["code"] == "publish-ssh-form"

    def test_of_a_computer_without_rsync(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(desk.root))
        told = desk.refused("ssh://host/srv/www")
        assert (told["code"], told["values"]["program"]) == ("publish-no-program", "rsync")

    def test_of_a_server_without_rsync(
        self, desk: Desk, server: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script = tmp_path / "ssh"
        script.write_text(
            f"#!{sys.executable}\nimport os, sys\n"
            f"command = {shlex.split(server.command)!r} + sys.argv[1:]\n"
            "command[-1] = command[-1].replace('command -v rsync', 'command -v rsync.not')\n"
            "os.execvp(command[0], command)\n",
            encoding="utf-8",
        )
        script.chmod(0o755)
        monkeypatch.setenv("RSYNC_RSH", str(script))
        assert desk.refused(server.target(tmp_path / "www"))["code"] == "publish-server-no-rsync"

    def test_of_rsyncs_own_protocol(self, desk: Desk) -> None:
        told = desk.refused("rsync://host/module")
        assert (told["code"], "ssh://" in told["message"]) == ("publish-rsync-daemon", True)
