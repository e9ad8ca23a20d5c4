"""Library → pages: every planned page rendered, and the static files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment

from litsite.facts.fingerprint import hash_content
from litsite.facts.recalling import Mapper, compute_all
from litsite.facts.store import NO_FACTS, Facts
from litsite.model.library import Library, SiteFile, SitePage, Stage
from litsite.model.problem import Problem, make_problem
from litsite.model.progress import Progress, counted, silent
from litsite.rendering.figure_pages.ledger_data import build_filter_data
from litsite.rendering.figure_pages.ledger_scripts import KeptScripts
from litsite.rendering.frame.control_signs import show_controls
from litsite.rendering.frame.page_frame import make_frame
from litsite.rendering.frame.static_files import make_static_files
from litsite.rendering.frame.template_environment import make_environment
from litsite.rendering.frame.template_errors import told_of_template
from litsite.rendering.indexes.catalogue import Catalogue, build_catalogue
from litsite.rendering.page_facts import PageFacts, print_common
from litsite.rendering.page_plan import PageJob, plan_ledger, plan_pages
from litsite.rendering.parts.headline_figures import find_unknown
from litsite.rendering.reads import Reads


def render_site_pages(
    library: Library,
    templates: Path,
    facts: Facts = NO_FACTS,
    standing: Mapping[str, str] = MappingProxyType({}),
    progress: Progress = silent,
    copies: Mapper | None = None,
    stage: Stage = SitePage,
) -> tuple[list[SiteFile], list[Problem]]:
    """Render the pages that are not in the site yet, and copy the static files.

    `standing`: file of the site → hash of its bytes, for those that are as a build left them.
    Raises LitsiteError, with file and line, for a template that cannot be read or fails.
    """
    templates = templates.resolve()
    environment = make_environment(templates)
    catalogue = build_catalogue(library)
    scripts = KeptScripts(facts, standing, partial(print_article, library), stage)
    data = build_filter_data(catalogue, scripts)
    jobs, problems = refuse_collisions([plan_ledger(data.form), *plan_pages(catalogue)])
    problems += find_unknown(library.settings.headline_figures, catalogue.figures.by_id)
    known = PageFacts(
        facts, standing, print_common(catalogue.settings, catalogue.page_names, templates)
    )
    with told_of_template(templates):
        pages = _find_or_render(jobs, catalogue, environment, known, progress, copies, stage)
        static = make_static_files(templates)
    known.save()
    return [*pages, *data.pages, *static], problems


def print_article(library: Library, article: str) -> bytes | None:
    """What stands for an article and its figures, if that is known."""
    own, figures = library.prints.get(article), library.ledger.prints.get(article)
    return own + figures if own and figures else None


def _find_or_render(
    jobs: Sequence[PageJob],
    catalogue: Catalogue,
    environment: Environment,
    known: PageFacts,
    progress: Progress,
    copies: Mapper | None,
    stage: Stage,
) -> list[SiteFile]:
    pages = {job.path: known.find_standing(job, catalogue.log) for job in jobs}
    missing = [job for job in jobs if pages[job.path] is None]
    for job in missing:
        environment.get_template(job.template)  # compiled here, once

    def make(jobs: Sequence[PageJob]) -> list[tuple[SiteFile, str, Reads]]:
        made: list[tuple[SiteFile, str, Reads]] = []
        for job in jobs:
            with catalogue.log.recording() as reads:
                content = render_page(job, catalogue, environment)
            made.append((stage(job.path, content), hash_content(content), reads))
        return made

    rendered: dict[str, SiteFile] = {}
    told = counted(missing, "render", progress)
    for job, (page, hash, reads) in zip(told, compute_all(missing, make, copies), strict=True):
        known.note(job, reads, catalogue.log, hash)
        rendered[job.path] = page
    return [pages[job.path] or rendered[job.path] for job in jobs]


def render_page(job: PageJob, catalogue: Catalogue, environment: Environment) -> bytes:
    """One page."""
    frame = make_frame(
        catalogue.settings, catalogue.page_names, job.path, job.title, job.description, job.root
    )
    template = environment.get_template(job.template)
    html = template.render(frame=frame, view=job.view(catalogue, job.given))
    return show_controls(html).encode("utf-8", "replace")


def refuse_collisions(jobs: Iterable[PageJob]) -> tuple[list[PageJob], list[Problem]]:
    """Keep the first page of each path: a hand page must not replace a generated one."""
    kept: dict[str, PageJob] = {}
    problems: list[Problem] = []
    for job in jobs:
        # Names that differ in letter case, or in the form of their characters, are one file on many disks.
        key = unicodedata.normalize("NFC", job.path).casefold()
        if key in kept:
            twin = kept[key].path
            problems.append(make_problem(job.origin, 0, "path-twice", "error", twin=twin))
        else:
            kept[key] = job
    return list(kept.values()), problems
