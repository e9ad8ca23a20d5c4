"""What sort of words a phrase is made of: verbs, a measure without an owner, a place."""

from __future__ import annotations

import re

from litsite.language.word_lists import alternatives, choice_of, load_words

_ROOM = "figures/naming"
VERB_START = re.compile(choice_of(_ROOM, "opening_verbs"))
BARE = re.compile(
    rf"^(?:{alternatives(load_words(_ROOM, 'foreseen'))})?(?:总)?"
    rf"(?:{alternatives(load_words(_ROOM, 'bare_measures'))})$"
)  # 计划总投资
PLACE_ONLY = re.compile(r"^(?:我|全|该|本)?[市区县省]$|^[\u4e00-\u9fff]{1,4}(?:新区|区|市|县)$")
