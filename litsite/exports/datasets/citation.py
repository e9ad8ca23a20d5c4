"""How the data files are cited."""

from __future__ import annotations

from litsite.exports.datasets.edition import Edition


def cite_gbt(edition: Edition) -> str:
    """`青岛区市改革文摘: 数据[DS/OL]. 2021-11-19. https://….` DS: data set (GB/T 7714—2015)."""
    code = "DS/OL" if edition.base_url else "DS"
    parts = [edition.publisher, f"{edition.title}: 数据[{code}]", edition.latest, edition.data_url]
    return ". ".join(part for part in parts if part) + "."


def cite_plain(edition: Edition) -> str:
    """`《青岛区市改革文摘》数据,材料截至2021-11-19,https://…。`"""
    named = f"《{edition.title}》数据"
    parts = [
        f"{edition.publisher}:{named}" if edition.publisher else named,
        f"材料截至{edition.latest}" if edition.latest else None,
        edition.data_url,
    ]
    return ",".join(part for part in parts if part) + "。"


def cite_english(edition: Edition) -> str:
    """`青岛区市改革文摘 [data set]. Material up to 2021-11-19. https://….`"""
    parts = [
        edition.publisher,
        f"{edition.title} [data set]",
        f"Material up to {edition.latest}" if edition.latest else None,
        edition.data_url,
    ]
    return ". ".join(part for part in parts if part) + "."
