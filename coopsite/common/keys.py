"""The signing key of a machine that was given none."""

import secrets
from pathlib import Path


def local_secret_key(folder: Path) -> str:
    """Return the key kept in ``folder/secret-key``, making it on first use, readable by its owner only.

    A real installation sets SECRET_KEY; this keeps a trial run from sharing a key that the code holds.
    """
    path = folder / "secret-key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text().strip()
