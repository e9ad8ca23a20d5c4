"""Library → pages: every planned page rendered, and the static files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from litsite.model.library import Library, SitePage
from litsite.model.problem import Problem, make_problem
from litsite.rendering.figure_pages.ledger_data import build_filter_data
from litsite.rendering.frame.page_frame import Frame, make_frame
from litsite.rendering.frame.static_files import make_static_files
from litsite.rendering.frame.template_environment import make_environment
from litsite.rendering.frame.template_errors import told_of_template
from litsite.rendering.indexes.catalogue import build_catalogue
from litsite.rendering.page_plan import PageJob, plan_ledger, plan_pages
from litsite.rendering.parts.headline_figures import find_unknown


def render_site_pages(library: Library, templates: Path) -> tuple[list[SitePage], list[Problem]]:
    """Render every page and copy the static files; writes nothing.

    Raises LitsiteError, with file and line, for a template that cannot be read or fails.
    """
    environment = make_environment(templates)
    catalogue = build_catalogue(library)
    data = build_filter_data(catalogue)
    jobs, problems = refuse_collisions([plan_ledger(catalogue, data), *plan_pages(catalogue)])
    problems += find_unknown(library.settings.headline_figures, catalogue.figures.by_id)
    with told_of_template(templates):
        pages = [
            SitePage(
                job.path,
                environment.get_template(job.template)
                .render(frame=make_job_frame(library, job), view=job.view())
                .encode("utf-8", "replace"),
            )
            for job in jobs
        ]
    return [*pages, *data.pages, *make_static_files(templates)], problems


def make_job_frame(library: Library, job: PageJob) -> Frame:
    """The frame that the job asks for."""
    return make_frame(library, job.path, job.title, job.description, job.root)


def refuse_collisions(jobs: Iterable[PageJob]) -> tuple[list[PageJob], list[Problem]]:
    """Keep the first page of each path: a hand page must not replace a generated one."""
    kept: dict[str, PageJob] = {}
    problems: list[Problem] = []
    for job in jobs:
        # Two names that differ in letter case only are one file on many disks.
        key = job.path.lower()
        if key in kept:
            problems.append(make_problem(job.origin, 0, "path-twice", "error"))
        else:
            kept[key] = job
    return list(kept.values()), problems
