"""What libraries say through gettext, and what our catalogue makes of it: readers of sources and of .po files.

The catalogues that libraries ship lag behind their own sources, so the sources are read.
"""

import ast
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.utils.translation.template import templatize

from tests.kit.floors import FLOORS

# The parts of Django that are no app of their own.
DJANGO = ("core", "db", "forms", "http", "template", "utils", "views")
# They work behind pages of our own: their models have no page at the desk, nobody sees their forms, and what they
# refuse we say ourselves (accounts.lockout, accounts.second_step). tests/admin/test_words.py sees to the first.
UNSEEN = ("axes", "django_otp")
# The place of the words among the arguments: context, message, plural.
_CALLS = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"], (None, 0, None)),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (None, 0, 1)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], (0, 1, None)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], (0, 1, 2)),
}
_STRING = r"""\s*u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*"""
_WRITTEN = re.compile(
    rf"\b(?:(_|gettext|gettext_noop)\({_STRING}[,)]"
    rf"|(pgettext|ngettext)\({_STRING},{_STRING}"
    rf"|(npgettext)\({_STRING},{_STRING},{_STRING})"
)
_ENTRY = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[0\])?)\s+(".*")')


class Said(NamedTuple):
    """One message as its source has it; without a plural or a context they are None."""

    message: str
    plural: str | None = None
    context: str | None = None


def in_python(source: str) -> set[Said]:
    """Return the messages of calls like ``_("…")`` whose words stand there in full."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
        if name in _CALLS and (said := _said(_CALLS[name], node.args)):
            found.add(said)
    return found


def in_text(source: str) -> set[Said]:
    """Return the messages of JavaScript, or of a template that Django made readable for gettext."""
    found = set()
    for match in _WRITTEN.finditer(source):
        name, *words = (part for part in match.groups() if part is not None)
        context, message, plural = _CALLS[name]
        told = [ast.literal_eval(word.replace("\\/", "/")) for word in words]
        found.add(Said(told[message], plural and told[plural], None if context is None else told[context]))
    return found


def said_by(folder: Path) -> tuple[set[Said], set[Said]]:
    """Return the messages of a package: those of its Python and templates, and those of its scripts."""
    pages, scripts = set(), set()
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".py" and not {"management", "commands"} & set(path.parts):
            pages |= in_python(path.read_text(encoding="utf-8"))
        elif path.suffix in (".html", ".txt") and "templates" in path.parts:
            pages |= in_text(templatize(path.read_text(encoding="utf-8")))
        elif path.suffix == ".js" and "vendor" not in path.parts:
            scripts |= in_text(path.read_text(encoding="utf-8"))
    return {said for said in pages if said.message.strip()}, scripts


def packages() -> list[Path]:
    """Return the folders of what is installed and not ours."""
    django = Path(find_spec("django").origin).parent
    own = {floor.split(".")[0] for floor in FLOORS}
    others = [
        config for config in apps.get_app_configs() if config.name.split(".")[0] not in own | set(UNSEEN)
    ]
    return [django / name for name in DJANGO] + [Path(config.path) for config in others]


@cache
def said_by_all() -> tuple[set[Said], set[Said]]:
    """Return what all installed packages say, on pages and in scripts."""
    pages, scripts = zip(*map(said_by, packages()), strict=True)
    return set().union(*pages), set().union(*scripts)


def entries(path: Path) -> dict[Said, str]:
    """Return what a .po file says, by message; its header, comments and unfinished entries are left out."""
    found, entry, key = {}, {}, None
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if match := _ENTRY.match(line):
            key, words = match.groups()
            entry[key] = ast.literal_eval(words)
        elif line.startswith('"'):
            entry[key] += ast.literal_eval(line)
        elif not line and entry:
            said = Said(entry["msgid"], entry.get("msgid_plural"), entry.get("msgctxt"))
            if said in found:
                raise ValueError(f"{path.name} says twice: {said.message}")
            found[said], entry = entry.get("msgstr", entry.get("msgstr[0]", "")), {}
    return {said: words for said, words in found.items() if said.message and words}


def _said(places, arguments) -> Said | None:
    words = [
        one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else None
        for one in arguments
    ]
    context, message, plural = (
        words[place] if place is not None and place < len(words) else None for place in places
    )
    return Said(message, plural, context) if message else None
