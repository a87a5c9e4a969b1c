"""The structure keeps its promises: imports run leftwards, no migration is missing, files keep to themselves."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[1]
# Pieces, so that this file does not find itself.
FORBIDDEN = [r"py" + r"pi\.org", r"npm" + r"js\.", r"deb\.deb" + r"ian", r"\.\./sha" + r"red", r"/ro" + r"ot/"]
TEXT_FILES = {".py", ".html", ".md", ".toml", ".txt", ".in", ".css", ".js", ".sql", ".csv", ".yml", ".svg", ""}


def tracked_files() -> list[Path]:
    """Returns the files of the checkout; in an unpacked archive, which git does not know, there is nothing to check."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in listing.split("\0") if name]


def test_imports_run_leftwards():
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    checked = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_address_of_this_machine_or_of_a_registry_is_committed():
    pattern = re.compile("|".join(FORBIDDEN))
    texts = [path for path in tracked_files() if path.suffix in TEXT_FILES and "vendor" not in path.parts]

    found = [str(path) for path in texts if path.exists() and pattern.search(path.read_text(encoding="utf-8"))]

    assert found == []


def test_every_module_says_what_it_is_for():
    modules = [path for path in tracked_files() if path.suffix == ".py" and path.exists() and path.read_text().strip()]
    modules = [path for path in modules if path.name != "0001_initial.py"]

    silent = [str(path) for path in modules if not re.match(r'(#!.*\n)?"""', path.read_text())]

    assert silent == []
