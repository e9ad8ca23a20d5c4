"""Formats that offices use and no reader knows: which advice each asks for."""

from __future__ import annotations

from pathlib import Path

_FORMATS: dict[str, str] = {
    "format-word": ".doc .docx .docm .dot .dotx .wps .wpt .rtf .odt .pages",
    "format-pdf": ".pdf .ofd .caj .ps .djvu",
    "format-sheet": ".xls .xlsx .xlsm .xlsb .et .ods .csv .tsv .numbers",
    "format-slides": ".ppt .pptx .pps .ppsx .dps .odp .key",
    "format-picture": ".jpg .jpeg .png .gif .bmp .tif .tiff .webp .heic",
    "format-archive": ".zip .rar .7z .tar .gz .tgz",
    "format-saved-page": ".mht .mhtml .eml .webarchive",
}
_ADVICE = {suffix: code for code, suffixes in _FORMATS.items() for suffix in suffixes.split()}


def advice_for(path: Path) -> str | None:
    """Code of the message that says how to go on with a file of another format; None for unknown ones."""
    return _ADVICE.get(path.suffix.lower())
