"""`litsite serve`: the site as its editor sees it, rebuilt at each change."""

from __future__ import annotations

import sys
import threading
import webbrowser
from pathlib import Path

import click

from litsite.commands.help_language import Command
from litsite.commands.messages import Language, choose_language, say, word
from litsite.commands.options import lang_option, root_option
from litsite.commands.reporting import (
    count_severities,
    load_or_exit,
    print_problems,
    say_news,
    say_not_replaced,
)
from litsite.formats.system_errors import reason_of
from litsite.model.problem import make_problem
from litsite.serving.builders import open_builder
from litsite.serving.http_server import open_server
from litsite.serving.watching import rebuild_at_changes
from litsite.serving.workshop import State, Workshop


@click.command(cls=Command)
@root_option
@lang_option
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    help="Port (8000), or the first free one after it. 端口（8000）；被占用时取其后第一个空闲的。",
)
@click.option(
    "--open", "open_page", is_flag=True, help="Open the site in the browser. 在浏览器中打开。"
)
def serve(root: Path, lang: str | None, port: int, open_page: bool) -> None:
    """Show the site while you edit: each change appears at once, with notes. 边改边看，并标出出处、存疑与改动。"""
    language = choose_language(lang)
    load_or_exit(root, language, as_json=False)
    workshop = Workshop(root, open_builder(root))  # before there are threads
    # The pages are Chinese, whatever the window speaks.
    try:
        server = open_server(workshop, port, lambda problem: word(problem, "zh"))
    except OSError as error:
        told = make_problem(f"127.0.0.1:{port}", 0, "system", "error", reason=reason_of(error))
        print_problems([told], language)
        sys.exit(1)
    requests = threading.Thread(target=server.serve_forever, daemon=True)
    requests.start()
    printer = _Printer(workshop, language)
    workshop.build()
    printer.tell()
    click.echo(say("serving", language, address=server.address))
    if open_page:
        webbrowser.open(server.address)
    stop = threading.Event()
    try:
        rebuild_at_changes(workshop, stop, printer.tell)
    except KeyboardInterrupt:
        pass
    finally:
        stop.set()
        workshop.close()
        server.shutdown()
        server.server_close()


class _Printer:
    """Says in the window what builds did; one that changed nothing and found nothing else is not spoken of."""

    def __init__(self, workshop: Workshop, language: Language) -> None:
        self._workshop = workshop
        self._language = language
        self._said = State()

    def tell(self) -> None:
        """Tell of the latest build."""
        state, said = self._workshop.state, self._said
        self._said = state
        changed = state.site != said.site or state.problems != said.problems
        if not changed and state.number > 1:
            return
        print_problems(state.problems, self._language)
        built = state.outcome.site if state.outcome else None
        summary = {
            "sources": state.outcome.sources if state.outcome else 0,
            "articles": state.outcome.articles if state.outcome else 0,
            "pages": built.files if built else 0,
            "changed": built.written if built else 0,
            "seconds": f"{state.seconds:.1f}",
            **count_severities(state.problems),
        }
        if built and state.outcome and state.outcome.news:
            summary["news"] = say_news(state.outcome.news, self._language)
            click.echo(say("rebuilt", self._language, **summary))
        else:
            click.echo(say_not_replaced(self._workshop.site, self._language))
