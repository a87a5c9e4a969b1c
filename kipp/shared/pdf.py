"""PDF files from Typst templates; what people typed goes in as data only, never as source."""

import json
import re
from pathlib import Path

import typst

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "typst"
ATTEMPTS = 20
UNKNOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
# JSON would carry them as escapes, among which the characters that the fonts lack are not found.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def render(template: str, data: dict) -> bytes:
    """Returns the PDF (PDF/A-2a) of templates/typst/<template>.typ filled with `data`, which it reads as JSON.

    Characters that the fonts do not have are left out. Raises typst.TypstError for a fault of the template.
    """
    content = json.dumps(without_controls(data), ensure_ascii=False)
    for _ in range(ATTEMPTS):
        try:
            return compiled(template, content, pdf_standards=["a-2a"])
        except typst.TypstError as error:
            unknown = unknown_characters(error)
            if not unknown:
                raise
            content = "".join(character for character in content if character not in unknown)
    raise RuntimeError("The fonts lack too many characters.")


def without_controls(value):
    """Returns the data with texts that have no control characters but tab and line feed."""
    if isinstance(value, str):
        return CONTROLS.sub("", value)
    if isinstance(value, dict):
        return {key: without_controls(each) for key, each in value.items()}
    return [without_controls(each) for each in value] if isinstance(value, (list, tuple)) else value


def picture(template: str, data: dict, *, ppi: int = 96) -> bytes:
    """Returns the first page of the same document as PNG, with so many pixels to the inch, to be looked at."""
    pages = compiled(template, json.dumps(data, ensure_ascii=False), format="png", ppi=ppi)
    return pages[0] if isinstance(pages, list) else pages


def compiled(template: str, content: str, **options):
    return typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=[TEMPLATES / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"data": content},
        **options,
    )


def unknown_characters(error: typst.TypstError) -> set[str]:
    """Returns the characters that a refusal under PDF/A names; empty when it is about something else."""
    found = UNKNOWN.findall(f"{error.message}\n{error.diagnostic or ''}")
    return set("".join(ESCAPED.sub(unescaped, text) for text in found)) - set(' "\\')


def unescaped(match: re.Match) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]
