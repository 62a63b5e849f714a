"""Accessibility rules (axe-core) over the page that a browser shows."""

from axe_playwright_python.sync_playwright import Axe

_SCRIPT = Axe().axe_script
_RUN = "axe.run({resultTypes: ['violations']})"


def violations(page) -> list[str]:
    """Return each broken rule with the elements that break it, at the window's present size."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)
    return [
        f"{broken['id']} ({broken['impact']}): {broken['help']}: {node['html']}"
        for broken in page.evaluate(_RUN)["violations"]
        for node in broken["nodes"]
    ]
