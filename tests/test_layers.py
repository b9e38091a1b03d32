"""Imports go one way: corpus ← embeddings ← qa ← the page and app.py. Lines are no wider than a screen."""

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# The way of an article through corpus/, and of a question through qa/.
ROOMS = {
    "corpus": ("tidying", "formats", "measuring", "storing"),
    "qa": (
        "language", "names", "asking", "finding", "reading", "figures", "guarding", "telling", "language_model",
        "archive", "serving", "page",
    ),
}  # fmt: skip
BELOW = {"corpus": set(), "embeddings": {"corpus"}, "qa": {"corpus", "embeddings"}}


def imported_modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def is_page(path: Path) -> bool:
    return path.is_relative_to(ROOT / "qa" / "page")


def test_packages_import_only_downwards():
    upward = {
        (str(path.relative_to(ROOT)), module)
        for package, below in BELOW.items()
        for path in (ROOT / package).rglob("*.py")
        for module in imported_modules(path)
        if module.split(".")[0] in {*BELOW, "app"} - below - {package}
    }
    assert not upward


@pytest.mark.parametrize("package", ROOMS)
def test_rooms_import_only_those_before_them(package):
    rooms = ROOMS[package]
    upward = {
        (str(path.relative_to(ROOT)), module)
        for number, room in enumerate(rooms)
        for path in (ROOT / package / room).rglob("*.py")
        for module in imported_modules(path)
        if module.startswith(f"{package}.") and module.split(".")[1] in rooms[number + 1 :]
    }
    assert not upward


def test_only_the_page_knows_gradio_and_only_the_command_line_knows_the_page():
    paths = [path for package in BELOW for path in (ROOT / package).rglob("*.py") if not is_page(path)]
    found = {(path.name, module) for path in paths for module in imported_modules(path)}
    assert not {name for name, module in found if module.split(".")[0] == "gradio"}
    assert {name for name, module in found if module.startswith("qa.page")} <= {"commands.py"}


WIDEST = 120  # columns, of which a Chinese character takes two; ruff spares lines that have no space


def columns(line: str) -> int:
    return len(line) + sum(unicodedata.east_asian_width(character) in "WF" for character in line)


def test_lines_are_no_wider_than_a_screen():
    paths = [path for package in BELOW for path in (ROOT / package).rglob("*.py")]
    lines = {path: path.read_text(encoding="utf-8").splitlines() for path in paths}
    assert not {str(path.relative_to(ROOT)) for path in paths if any(columns(line) > WIDEST for line in lines[path])}
