"""The Nu HTML checker, run once over many pages: starting Java costs more than checking does."""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.kit.floors import ROOT
from tests.kit.needs import missing

JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@dataclass(frozen=True)
class Message:
    """What the checker says of one page: ``kind`` is "error" or "warning"."""

    page: str
    kind: str
    line: int
    text: str
    extract: str

    def __str__(self):
        return f"{self.page}, line {self.line}: {self.text} [{self.extract}]"


def check(pages: dict[str, str]) -> list[Message]:
    """Return what the checker has against ``pages`` (name → HTML); a machine without it ends the test."""
    jar = Path(os.environ.get("VNU_JAR", JAR))
    if shutil.which("java") is None:
        missing("java")
    if not jar.exists():
        missing("vnu")
    with tempfile.TemporaryDirectory(prefix="thosan-nu-") as folder:
        files = {str(Path(folder, f"{number}.html")): name for number, name in enumerate(pages)}
        for path, name in files.items():
            Path(path).write_text(pages[name], encoding="utf-8")
        command = ["java", "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", *files]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    said = json.loads(done.stdout)["messages"]
    return [_message(one, files) for one in said]


def errors(messages: list[Message]) -> list[str]:
    """Return the errors among ``messages``, ready to be read."""
    return [str(message) for message in messages if message.kind == "error"]


def _message(said: dict, files: dict[str, str]) -> Message:
    page = files.get(said.get("url", "").removeprefix("file:"), said.get("url", ""))
    kind = "warning" if said["type"] == "info" else "error"
    return Message(page, kind, said.get("lastLine", 0), said["message"], said.get("extract", "").strip())
