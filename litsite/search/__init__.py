"""Search: sections → a sharded index that a browser reads from a folder.

The unit that is found is the section; articles group them. Character bigrams with positions carry
recall and phrases, jieba's words carry ranking; `FORMAT.md` beside this file lays out the bytes.
"""

from litsite.search.index import FACTS, build_search_index

__all__ = ["FACTS", "build_search_index"]
