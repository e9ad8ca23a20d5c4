"""All that a build reads, as one fingerprint: nothing else may change what it makes."""

from __future__ import annotations

from litsite.config import Config
from litsite.facts.file_hashes import hash_files
from litsite.facts.fingerprint import fingerprint
from litsite.facts.store import NO_FACTS, Facts

_BUILT = "built"


def fingerprint_inputs(config: Config, facts: Facts = NO_FACTS) -> bytes:
    """Names and bytes of sources/, content/ and the templates; of what is no file, the name and kind.

    The program itself is not in it: facts of another program are not found at all.
    """
    folders = (config.sources, config.content, config.templates)
    return fingerprint([hash_files(folder, facts) for folder in folders])


def keep_built_from(inputs: bytes, facts: Facts) -> None:
    """Remember the fingerprint of what the site was built from."""
    facts.keep(_BUILT, "", inputs)


def is_stale(config: Config, facts: Facts) -> bool:
    """Whether the inputs are known to be others than those that the site was built from."""
    built_from = facts.find(_BUILT, "", bytes)
    return built_from is not None and built_from != fingerprint_inputs(config, facts)
