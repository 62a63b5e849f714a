"""Accessibility rules (axe-core) over the page that a browser shows."""

from axe_playwright_python.sync_playwright import Axe

_axe = Axe()


def violations(page) -> list[str]:
    """Return each broken rule with the elements that break it."""
    return [
        f"{broken['id']} ({broken['impact']}): {broken['help']}: {node['html']}"
        for broken in _axe.run(page).response["violations"]
        for node in broken["nodes"]
    ]
