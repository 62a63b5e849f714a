"""What our labels say by GS1 Digital Link, another implementation of the standard reads as we do: digital-link.js."""

import json
import shutil
import subprocess
from random import Random

import pytest

from products.gs1 import check_digit, link_path, read_path
from tests.kit.floors import ROOT
from tests.kit.needs import missing

pytestmark = pytest.mark.once

SITE = "https://thosan.example"
# Of the 82 characters all but the quotation mark, which digital-link.js 1.4.3 refuses though its own grammar names it.
SIGNS = "!%&'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz"
NUMBER = 400


def read_elsewhere(paths: list[str]) -> list:
    """Return (GTIN, lot) for each path, or None where digital-link.js calls it invalid."""
    if shutil.which("node") is None or not (ROOT / "node_modules" / "digital-link.js").is_dir():
        missing("digital-link")
    done = subprocess.run(
        ["node", str(ROOT / "tests" / "kit" / "digital_link.js")],
        input=json.dumps([SITE + path for path in paths]),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return [tuple(said) if said else None for said in json.loads(done.stdout)]


def gtins(random: Random) -> list[str]:
    bodies = ["893" + "".join(random.choices("0123456789", k=9)) for _time in range(NUMBER)]
    return [f"0{body}{check_digit(body)}" for body in bodies]


def test_links_with_and_without_a_lot_are_read_alike():
    random = Random(11)
    lots = ["".join(random.choices(SIGNS, k=random.randrange(0, 21))) for _time in range(NUMBER)]
    wanted = list(zip(gtins(random), lots, strict=True))
    paths = [link_path(*one) for one in wanted]
    assert read_elsewhere(paths) == wanted == [tuple(read_path(path)) for path in paths]


def test_one_wrong_digit_is_noticed_by_both():
    random, paths = Random(12), []
    for gtin in gtins(random):
        place = random.randrange(13)
        wrong = str((int(gtin[place]) + random.randrange(1, 10)) % 10)
        paths.append(link_path(gtin[:place] + wrong + gtin[place + 1 :]))
    assert read_elsewhere(paths) == [read_path(path) for path in paths] == [None] * NUMBER


@pytest.mark.parametrize(
    "path",
    [
        *("/01/9506000134352", "/01/09506000134352/22/2A/10/L1/21/99", "/01/09506000134352/21/7"),
        *(
            "/01/09506000134352/10/",
            "/01/09506000134352/21/7/10/A",
            "/01/x",
            "/01/",
            "/01/09506000134352/99/1",
        ),
        "/01/09506000134352/10/" + "A" * 21,
    ],
)
def test_edges_are_read_alike(path):
    (said,) = read_elsewhere([path])
    ours = read_path(path)
    assert said == (tuple(ours) if ours else None)
