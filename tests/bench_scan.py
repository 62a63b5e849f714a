"""``make bench-scan``: how soon the page of a label is read on a phone with a slow line, first visit, nothing kept.

The line is emulated in Chromium: 400 kbit/s each way and 400 ms there and back, as in a valley with one bar of 3G. Asked is
a site that runs (``make run``); figures are printed, never asserted.
"""

import argparse
import re
import statistics
import urllib.request

from playwright.sync_api import sync_playwright

from tests.kit.browser import FLAGS

# Bytes a second, and milliseconds.
SPEED, DELAY = 400_000 // 8, 400
TIMES = 9
LINE = {"offline": False, "latency": DELAY, "downloadThroughput": SPEED, "uploadThroughput": SPEED}
MEASURED = """() => new Promise(done => new PerformanceObserver(list => {
  const painted = performance.getEntriesByName("first-contentful-paint")[0]
  const shown = list.getEntries().at(-1)
  if (painted) done([painted.startTime, shown.startTime])
}).observe({type: "largest-contentful-paint", buffered: true}))"""


def first_code(address: str) -> str:
    """Return the code of the first product that the site lists."""
    listed = urllib.request.urlopen(f"{address}/san-pham/").read().decode()
    product = re.search(r'href="(/san-pham/[a-z0-9-]+/)"', listed)[1]
    return re.search(r'href="/t/(\w{5})/"', urllib.request.urlopen(address + product).read().decode())[1]


def visit(browser, address: str) -> tuple[float, float, int]:
    """Return milliseconds until words are seen and until the picture is, and all bytes that came."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True
    )
    page = context.new_page()
    line, came = context.new_cdp_session(page), []
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.on("Network.loadingFinished", lambda told: came.append(told["encodedDataLength"]))
    # The picture comes after the words, and the page's own "load" does not wait for it.
    page.goto(address, wait_until="networkidle")
    painted, shown = page.evaluate(MEASURED)
    context.close()
    return painted, shown, int(sum(came))


def main():
    parser = argparse.ArgumentParser(prog="make bench-scan", description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8000", help="the site that runs")
    parser.add_argument("--browser", help="Chromium, where playwright has none of its own")
    asked = parser.parse_args()
    address = f"{asked.address}/t/{first_code(asked.address)}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.browser, args=FLAGS)
        visits = [visit(browser, address) for _time in range(TIMES)]
        browser.close()
    painted, shown, weights = zip(*visits, strict=True)
    for name, found in (("words seen", painted), ("picture seen", shown)):
        print(f"{name:<14} median {statistics.median(found):6.0f} ms   most {max(found):6.0f} ms")
    print(f"bytes          {max(weights)}")


if __name__ == "__main__":
    main()
