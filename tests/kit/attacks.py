"""Some 120 ways to make a page run, load or send what its readers did not ask for; all of public knowledge."""

import re
from pathlib import Path

_EVENTS = (
    "onclick",
    "onerror",
    "onload",
    "onmouseover",
    "onfocus autofocus",
    "onpointerenter",
    "onanimationend",
)
_TAGS = (
    "p",
    "b",
    "td",
    "li",
    "blockquote",
    "figure data-photo=0123456789abcdef",
    "a href=/x",
    "h2",
    "svg",
    "math",
)
_SCHEMES = (
    *("javascript:alert(1)", " jAvAsCrIpT:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)"),
    *(
        "&#106;avascript&colon;alert(1)",
        "\x01javascript:alert(1)",
        "javascript&#58;alert(1)",
        "vbscript:msgbox(1)",
    ),
    *(
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:text/html,<script>alert(1)</script>",
        "//xau.vn/x",
        "/\\xau.vn",
    ),
    *(
        "feed:javascript:alert(1)",
        "view-source:javascript:alert(1)",
        "blob:https://xau.vn/1",
        "file:///etc/passwd",
    ),
    *("https://www.google.com/url?q=javascript:alert(1)", "https://l.facebook.com/l.php?u=data:text/html,x"),
)
_WHOLE = (Path(__file__).parent / "attacks.txt").read_text(encoding="utf-8")

ATTACKS = [
    *(f"<{tag} {event}=alert(1)>Chè</{tag.split()[0]}>" for tag in _TAGS for event in _EVENTS[:4]),
    *(f"<p {event}=alert(1)>Chè</p>" for event in _EVENTS[4:]),
    *(f'<a href="{scheme}">Chè</a>' for scheme in _SCHEMES),
    *(re.sub(r"\\x(..)", lambda code: chr(int(code[1], 16)), line) for line in _WHOLE.splitlines() if line),
]
RUNS = re.compile(
    r"""(?i)(?:href|src)=["']?[\s\x00-\x20]*(?:javascript|data|vbscript|feed|view-source|blob|file):"""
)
