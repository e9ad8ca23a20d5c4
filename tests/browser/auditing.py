"""A window that tells when a text has become more than text: it ran, it asked a host, it is an element."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from playwright.sync_api import Browser, Page, Request

_WATCH = """
globalThis.hit = (number) => told(`vector ${number} ran`);
for (const name of ["alert", "confirm", "prompt", "print", "open"]) globalThis[name] = () => told(`${name} was called`);
document.addEventListener("securitypolicyviolation", (event) =>
  told(`the policy stopped ${event.violatedDirective} ${event.blockedURI}`));
"""

# What templates and Markdown make; all else has come from a text. Their attributes are told below.
_ELEMENTS = """
html head body meta title link script header footer main nav section article div p span a b i em strong small mark
bdi ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table caption thead tbody tr th td time details summary figure figcaption
button form label input select option optgroup fieldset legend template noscript code pre blockquote hr br cite
svg rect line path text g circle title polyline desc abbr sup sub wbr q dialog output menu datalist kbd data
""".split()

_AUDIT = """(elements) => {
  const faults = [];
  const here = location.protocol === "file:" ? "file:" : location.origin;
  const ours = (address) => (here === "file:" ? address.protocol === "file:" : address.origin === here);
  for (const element of document.querySelectorAll("*")) {
    const { localName } = element;
    if (!elements.includes(localName)) faults.push(`element ${localName}`);
    for (const { name, value } of element.attributes) {
      const shown = `${localName} ${name}=${value.slice(0, 80)}`;
      if (/^(?:on|style$|srcdoc$|formaction$|ping$|background$|srcset$|data$|autofocus$|popover)/i.test(name)) faults.push(shown);
      if (!["href", "src", "action", "xlink:href"].includes(name)) continue;
      const address = new URL(value, document.baseURI);
      const left = localName === "a" && ["http:", "https:", "mailto:", "tel:"].includes(address.protocol);
      const named = localName === "link" && element.rel === "canonical";
      if (!ours(address) && !left && !named) faults.push(shown);
    }
    if (localName === "script" && element.type !== "application/ld+json" && !/\\/(?:static|search|data)\\/[\\w.-]+\\.js$/.test(element.src)) {
      faults.push(`script ${element.src} ${element.textContent.slice(0, 80)}`);
    }
    if (localName === "meta" && element.httpEquiv && element.httpEquiv !== "Content-Security-Policy") faults.push("meta refresh");
  }
  if (Object.keys(Object.prototype).length) faults.push("the prototype of all objects was changed");
  if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
  if (document.currentScript || document.documentElement.localName !== "html") faults.push("a name of the document is taken");
  return faults;
}"""


class AuditedPage:
    """A page, and the faults that were seen since it was opened."""

    def __init__(self, page: Page, told: list[str]) -> None:
        self.page = page
        self._told = told

    def audit(self) -> list[str]:
        """What is wrong with the page as it stands, and all that was told until now."""
        found = self.page.evaluate(_AUDIT, _ELEMENTS)
        told, self._told[:] = [*self._told], []
        address = unquote(self.page.url.rsplit("/site/", 1)[-1])
        return [f"{address}: {fault}" for fault in [*told, *found]]


@contextmanager
def audited(browser: Browser, *, with_policy: bool) -> Iterator[AuditedPage]:
    """A window; without the pages' policy nothing but their escaping stops a script."""
    context = browser.new_context(bypass_csp=not with_policy)
    told: list[str] = []
    context.expose_function("told", lambda text: told.append(text))
    context.add_init_script(_WATCH)
    page = context.new_page()

    def look(request: Request) -> None:
        if not request.url.startswith(("file:", "http://127.0.0.1:", "blob:", "data:")):
            told.append(f"asked {request.url}")

    page.on("request", look)
    page.on("console", lambda message: told.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.on("dialog", lambda dialog: dialog.dismiss())
    yield AuditedPage(page, told)
    context.close()
