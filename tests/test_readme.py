"""The README says what is true."""

from pathlib import Path

from submissions.lifecycle import as_mermaid

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


def test_lifecycle_in_the_readme_is_the_one_of_the_table():
    shown = README.split("<!-- lifecycle: begin -->")[1].split("<!-- lifecycle: end -->")[0]

    assert shown.strip().removeprefix("```mermaid\n").removesuffix("\n```") == as_mermaid().strip()


def test_the_two_commands_are_shown():
    assert "make run" in README
    assert "make test" in README
