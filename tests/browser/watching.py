"""What a page complains of, whom it asks, and what it asks the reader."""

from __future__ import annotations

import re

from playwright.sync_api import Dialog, Page


class Watcher:
    """Listens to a page from its creation on."""

    def __init__(self, page: Page) -> None:
        self.messages: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.messages.append(f"failed {request.url}"))
        page.on("dialog", self._dismiss)

    def _dismiss(self, dialog: Dialog) -> None:
        self.messages.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def searched(self) -> list[str]:
        """Return the search's own files among the requests."""
        return [url for url in self.requests if re.search(r"/search/|/static/search\.js", url)]
