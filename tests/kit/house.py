"""Rules of the house that a machine can read: sizes of files and functions, what templates may not hold."""

import ast
import re
from pathlib import Path

from tests.kit.floors import ROOT, python_files

FILE_LINES, FUNCTION_LINES, PART_LINES = 300, 40, 150
_COMMENTS = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", re.DOTALL)
_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
# What the content security policy would refuse anyway, found before a browser has to refuse it.
REFUSED = {
    "inline style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    # Data in JSON-LD is no script: no policy stops it and no browser runs it.
    "inline script": re.compile(r"<script\b(?![^>]*\ssrc=)(?![^>]*application/ld\+json)", re.IGNORECASE),
    "event attribute": re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
}
_SAFE = re.compile(r"([\w.]+)\s*\|[^}%]*\b(?:safe|figured)\b")


def templates(root: Path = ROOT) -> list[Path]:
    """Return every template of the site."""
    return sorted(path for path in root.rglob("templates/**/*.html") if ".venv" not in path.parts)


def refused_in(markup: str) -> list[str]:
    """Return the names of the refused things that a template, or a finished page, holds."""
    markup = _TAGS.sub("x", _COMMENTS.sub("", markup))
    return [name for name, pattern in REFUSED.items() if pattern.search(markup)]


def declared_safe(markup: str) -> list[str]:
    """Return the last name of every expression that a template prints with ``|safe`` or ``|figured``."""
    return [found.split(".")[-1] for found in _SAFE.findall(_COMMENTS.sub("", markup))]


def long_functions(source: str) -> list[str]:
    """Return name and length of every function longer than FUNCTION_LINES, decorators not counted."""
    return [
        f"{node.name}: {length} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := node.end_lineno - node.lineno + 1) > FUNCTION_LINES
    ]


def production_code(root: Path = ROOT) -> list[Path]:
    """Return the Python files that people write and read; migrations are the machine's."""
    return [path for path in python_files(root) if "migrations" not in path.parts]
