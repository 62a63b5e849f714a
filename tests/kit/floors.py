"""Which part of the site may know which: imports, and names in strings, point down only."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# From the ground up. The demonstration stands on the nouns; only the roof's commands know it.
FLOORS = ("coopsite.common", "coopsite.desk", "cooperatives", "products", "stories", "demo", "coopsite")
# Django's short names for the same apps, as in "stories.Visit" or a migration's dependencies.
LABELS = {"common": "coopsite.common", "desk": "coopsite.desk", "accounts": "coopsite.accounts"}
_DOTTED = re.compile(r"[a-z_]+(\.\w+)+")


@dataclass(frozen=True, order=True)
class Arrow:
    """One mention of a module: where it stands, on which line, and what it names."""

    source: str
    line: int
    target: str

    def __str__(self):
        return f"{self.source}, line {self.line}: knows {self.target}"


def floor_of(module: str) -> int | None:
    """Return the floor's number from the ground up; None for what is not the site's own."""
    own = [floor for floor in FLOORS if module == floor or module.startswith(f"{floor}.")]
    return FLOORS.index(max(own, key=len)) if own else None


def module_of(path: Path, root: Path = ROOT) -> str:
    """Return the dotted name of the module in ``path``; a package's own file is ``package.__init__``."""
    return ".".join(path.relative_to(root).with_suffix("").parts)


def upward(module: str, source: str) -> list[Arrow]:
    """Return every arrow of ``module``'s ``source`` that points to a higher floor."""
    here = floor_of(module)
    return sorted(arrow for arrow in set(_arrows(module, source)) if (floor_of(arrow.target) or 0) > here)


def upward_anywhere(root: Path = ROOT) -> list[Arrow]:
    """Return the upward arrows of all files of all floors."""
    return [
        arrow
        for path in python_files(root)
        for arrow in upward(module_of(path, root), path.read_text(encoding="utf-8"))
    ]


def python_files(root: Path = ROOT) -> list[Path]:
    """Return every Python file of every floor, migrations too."""
    tops = sorted({floor.split(".")[0] for floor in FLOORS})
    return [path for top in tops for path in sorted((root / top).rglob("*.py"))]


def _arrows(module, source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, node)
            targets = [f"{base}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            targets = [_spelled_out(node.value)]
        elif isinstance(node, ast.Tuple):
            targets = _dependency(node)
        else:
            continue
        yield from (Arrow(module, node.lineno, target) for target in targets if target)


def _base(module, node) -> str:
    """Return the absolute name from which ``from … import`` takes, dots resolved."""
    if not node.level:
        return node.module
    package = module.split(".")[: -node.level]
    return ".".join([*package, node.module] if node.module else package)


def _spelled_out(text) -> str:
    """Return the module that a string like "stories.Visit" names, or nothing."""
    if not _DOTTED.fullmatch(text):
        return ""
    first, rest = text.split(".", 1)
    return f"{LABELS.get(first, first)}.{rest}"


def _dependency(node) -> list[str]:
    """Return the app that a pair like ("stories", "0001_nouns") names, as migrations and get_model do."""
    words = [part.value if isinstance(part, ast.Constant) else None for part in node.elts]
    if len(words) != 2 or not all(isinstance(word, str) for word in words):
        return []
    return [LABELS.get(words[0], words[0])]
