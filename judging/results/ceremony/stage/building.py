"""Writing the stage file: slides, look, script, fonts and photos in one HTML document that loads nothing."""

import base64
import hashlib
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from judging.results.ceremony.stage.slides import Slide

STATIC = Path(settings.BASE_DIR) / "static"
FONTS = {600: "source-serif-4-latin-600-normal.woff2", 700: "source-serif-4-latin-700-normal.woff2"}
FONT_FACE = (
    '@font-face {{ font-family: "Source Serif 4"; font-weight: {weight}; '
    'src: url(data:font/woff2;base64,{content}) format("woff2"); }}\n'
)


def stage_file(*, title: str, year: int, slides: list[Slide], mark: str, banner: str = "") -> str:
    """Returns the document; `mark` says of which version of the result it was made; a banner marks a rehearsal.

    Its own policy lets in nothing but the style and script it carries, by their hashes, and pictures and fonts inside.
    """
    style = font_faces() + (STATIC / "css" / "panggung.css").read_text(encoding="utf-8")
    script = (STATIC / "js" / "panggung.js").read_text(encoding="utf-8")
    context = {
        "title": title,
        "year": year,
        "slides": slides,
        "mark": mark,
        "banner": banner,
        "style": style,
        "script": script,
        "style_hash": hash_of(style),
        "script_hash": hash_of(script),
    }
    return render_to_string("results/stage_file.html", context)


def hash_of(text: str) -> str:
    """Returns the hash by which a content security policy knows an inline element."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def font_faces() -> str:
    """Returns the rules that bring the serif along (SIL Open Font License; static/fonts/LICENSE-source-serif-4.txt)."""
    faces = (
        FONT_FACE.format(weight=weight, content=encoded((STATIC / "fonts" / name).read_bytes()))
        for weight, name in FONTS.items()
    )
    return "".join(faces)


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()
