"""The files of the index: data by kind, named by content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from litsite.addresses import SEARCH_FOLDER, SEARCH_ROOT
from litsite.model.library import SitePage
from litsite.search.files.bit_codec import Packed, pack, to_script, write_varints
from litsite.search.postings.unit_clusters import fill_in_order
from litsite.search.postings.units import FarList

ROOT = "index"


class Shards:
    """Data files by kind, each kind in order."""

    def __init__(self) -> None:
        self._files: dict[str, list[Packed]] = defaultdict(list)

    def add(self, kind: str, data: bytes) -> None:
        """Add a file; its number is the count of its kind so far."""
        self.add_packed(kind, pack(data))

    def add_packed(self, kind: str, packed: Packed) -> None:
        """Add a file whose data is packed."""
        self._files[kind].append(packed)

    def counts(self) -> dict[str, int]:
        """Number of files of each kind, in the order of `hashes`."""
        return {kind: len(many) for kind, many in self._files.items()}

    def hashes(self) -> bytes:
        """HASH_BYTES bytes a file, kind by kind."""
        return b"".join(one.digest for many in self._files.values() for one in many)

    def pages(self, root: bytes) -> list[SitePage]:
        """All files as scripts; every name but the root's carries the hash of its content."""
        files = [
            SitePage(
                f"{SEARCH_FOLDER}{kind}{number}-{one.digest.hex()}.js",
                to_script(f"{kind}{number}", one),
            )
            for kind, many in self._files.items()
            for number, one in enumerate(many)
        ]
        return [SitePage(SEARCH_ROOT, to_script(ROOT, pack(root))), *files]


def add_in_order(shards: Shards, kind: str, parts: Sequence[bytes], limit: int) -> list[int]:
    """Files of parts in their order, each a table of sizes, then the parts; what each begins with."""
    ranges = fill_in_order([len(part) for part in parts], limit)
    for low, high in ranges:
        own = parts[low:high]
        shards.add(kind, write_varints([len(own), *map(len, own)]) + b"".join(own))
    return [low for low, _ in ranges]


def add_far(shards: Shards, far: Sequence[FarList], limit: int) -> list[int]:
    """Files of far positions; the key of the pair that each begins with."""
    ordered = sorted(far, key=lambda one: one.pair)
    ranges = fill_in_order([len(one.positions) for one in ordered], limit)
    for low, high in ranges:
        own = ordered[low:high]
        table = [len(own), *(value for one in own for value in (one.pair, len(one.positions)))]
        shards.add("f", write_varints(table) + b"".join(one.positions for one in own))
    return [ordered[low].pair for low, _ in ranges]
