"""Organizations: is a line the name of a department or enterprise, and nothing else?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from litsite.language.word_lists import alternatives, load_words

PROVINCES = load_words("splitting", "provinces")
NATIONAL = load_words("splitting", "national_prefixes")
_STRONG = load_words("splitting", "organization_endings_strong")
_WEAK = load_words("splitting", "organization_endings_weak")
_VERBS = re.compile(alternatives(load_words("splitting", "headline_verbs")))
_OFFICES = re.compile(
    rf"{alternatives(load_words('splitting', 'offices_like_verbs'))}"
    r"|建设(?=局|委|厅|管理|集团|银行|工程)|创新(?=中心|委)|服务(?=中心|局|管理)|促进(?=局|中心|会|委)"
)  # verbs that are part of names: 住房和城乡建设局
UNIT_MARK = re.compile(r"^[◎○●◆◇■□▲☆★※◉▶►]\s*+")  # ◎某区审批局
_NAME = re.compile(r"^[\u4e00-\u9fff（）()·、A-Za-z0-9 \u3000]{3,30}$")
_PLACE = re.compile(r"^(?:[\u4e00-\u9fff]{1,6}?(?:省|市|自治区|区|县|州|旗))")
_CUT = re.compile(r"[、\s]")
_BRIEF = 14

Ending = Literal["strong", "weak"]
# The longest name that may stand for an organization, by its ending and by how many of unit mark
# and place it begins with: the longer, the more a line must show.
_LONGEST_SIGNER: dict[Ending, tuple[int, int, int]] = {"strong": (19, 24, 29), "weak": (14, 20, 25)}
_LONGEST_UNIT: dict[Ending, tuple[int, int, int]] = {"strong": (14, 20, 25), "weak": (0, 17, 22)}


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """A line that could be an organization's name, and what it shows of one."""

    ending: Ending
    length: int
    """Without its mark."""
    marked: bool
    """Whether a ◎ or the like stands before it."""
    placed: bool
    """Whether it begins with a place."""
    tails: frozenset[str]
    """What a text calls the organization for short: its first and last characters."""

    @property
    def brief(self) -> bool:
        return self.length <= _BRIEF

    @property
    def may_sign(self) -> bool:
        """Whether it is likely enough a name to have signed what stands above."""
        return self.length <= _LONGEST_SIGNER[self.ending][self.marked + self.placed]

    @property
    def beyond_doubt(self) -> bool:
        """Whether the line is a name even without anything around it."""
        return self.length <= _LONGEST_UNIT[self.ending][self.marked + self.placed]


def find_organization(line: str) -> OrganizationName | None:
    """What speaks for the line being an organization's name; None where it cannot be one."""
    text = UNIT_MARK.sub("", line)
    if not _NAME.match(text) or _VERBS.search(_OFFICES.sub("", text)):
        return None
    parts = [part for part in _CUT.split(text) if part]
    if any(part.endswith(_STRONG) for part in parts):
        ending: Ending = "strong"
    elif any(part.endswith(_WEAK) for part in parts):
        ending = "weak"
    else:
        return None
    placed = bool(_PLACE.match(text)) or text.startswith((*PROVINCES, *NATIONAL))
    tails = {part[-3:] for part in parts} | {part[-4:] for part in parts} | {text[:4]}
    return OrganizationName(ending, len(text), text != line, placed, frozenset(tails))
