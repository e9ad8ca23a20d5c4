"""XML files, one element a line."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add_text(parent: Element, name: str, text: str) -> None:
    """Add a child that holds text only."""
    SubElement(parent, name).text = clean(text)


def clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return NOT_XML.sub("", text)


def serialize(root: Element) -> bytes:
    """The document with its declaration, one element a line."""
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
