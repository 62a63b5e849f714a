"""What a visitor's browser notices: complaints, strangers, weight and things that jump."""

from urllib.parse import urlsplit

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 150);
})"""


class Watch:
    """Listens to one page from its making on.

    ``complaints``: console errors and warnings (a refused style or script is one), uncaught exceptions and
    failed or refused requests. ``strangers``: addresses outside the site. ``weight()``: bytes received.
    """

    def __init__(self, page):
        self.page = page
        self.complaints, self.addresses = [], []
        self._received = 0
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        page.on("requestfailed", lambda request: self.complaints.append(f"failed: {request.url}"))
        page.on("request", lambda request: self.addresses.append(request.url))
        page.on("response", self._answered)
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.loadingFinished", self._loaded)

    def _said(self, message):
        # A page that answers 404 on purpose is reported by the browser too; _answered() judges those.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.complaints.append(f"{message.type}: {message.text}")

    def _answered(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.complaints.append(f"{response.status}: {response.url}")

    def _loaded(self, event):
        self._received += event["encodedDataLength"]

    @property
    def strangers(self) -> list[str]:
        home = urlsplit(self.page.url).netloc
        return [url for url in self.addresses if not url.startswith("data:") and urlsplit(url).netloc != home]

    def weight(self) -> int:
        """Return the bytes received so far, as they went over the wire, headers included."""
        return self._received

    def open(self, url, size=None):
        """Go to ``url``, wait until everything has arrived, scroll nowhere; count from zero."""
        if size:
            self.page.set_viewport_size(size)
        self.complaints.clear()
        self.addresses.clear()
        self._received = 0
        return self.page.goto(url, wait_until="networkidle")


def layout_shift(page) -> float:
    """Return the sum of the page's layout shifts so far (0 means that nothing has jumped)."""
    return page.evaluate(SHIFTS)


def overflow(page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
