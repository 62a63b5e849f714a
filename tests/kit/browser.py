"""What a visitor's browser notices: complaints, strangers, weight and things that jump."""

from contextlib import contextmanager
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
SILENCES = 3
SHIFTS = """() => new Promise(done => {
  const told = [];
  const name = node => node && (node.outerHTML || node.textContent || "").slice(0, 90);
  new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput)
        told.push([entry.value, entry.sources.map(source => name(source.node)).join(" | ")]);
  }).observe({type: "layout-shift", buffered: true});
  document.fonts.ready.then(() => setTimeout(() => done(told), 100));
})"""


class Watch:
    """Listens to one page from its making on.

    ``complaints``: console errors and warnings (a refused style or script is one), uncaught exceptions and
    failed or refused requests. ``strangers``: addresses outside the site. ``weight()``: bytes received.
    What was still on its way to a page that is left for another one is given up by the browser: no complaint.
    """

    def __init__(self, page):
        self.page = page
        self.complaints, self.addresses = [], []
        # By the browser's own numbers: requests on their way, documents that are here, documents that were left.
        self._received, self._on_the_way, self._here, self._left = 0, {}, set(), set()
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        page.on("request", lambda request: self.addresses.append(request.url))
        page.on("response", self._answered)
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFailed", self._failed)
        session.on("Network.loadingFinished", self._loaded)
        self._main_frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def _said(self, message):
        # A page that answers 404 on purpose is reported by the browser too; _answered() judges those.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, event):
        document = event["loaderId"]
        is_new_page = event.get("type") == "Document" and event["frameId"] == self._main_frame
        if is_new_page and document not in self._here:
            # The page that is left may go on asking until the new one's first byte is here.
            self._left |= self._here
            self._here.clear()
            self._on_the_way.clear()
        if document not in self._left:
            self._here.add(document)
            self._on_the_way[event["requestId"]] = event["request"]["url"]

    def _failed(self, event):
        url = self._on_the_way.pop(event["requestId"], None)
        if url:
            self.complaints.append(f"failed: {url} ({event['errorText']})")

    def _answered(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.complaints.append(f"{response.status}: {response.url}")

    def _loaded(self, event):
        self._on_the_way.pop(event["requestId"], None)
        self._received += event["encodedDataLength"]

    @property
    def strangers(self) -> list[str]:
        home = urlsplit(self.page.url).netloc
        return [url for url in self.addresses if not url.startswith("data:") and urlsplit(url).netloc != home]

    def weight(self) -> int:
        """Return the bytes received so far, as they went over the wire, headers included."""
        return self._received

    def open(self, url, size=None, in_one_piece=False):
        """Go to ``url``, wait until everything has arrived, scroll nowhere; count from zero.

        ``size`` is the window's, as PHONE or DESK. A document ``in_one_piece`` is whole before it is first drawn: how
        often a browser draws what has come so far depends on how busy the machine is. Returns the response to the
        page itself.
        """
        if size:
            self.page.set_viewport_size(size)
        self.complaints.clear()
        self.addresses.clear()
        self._received = 0
        self._on_the_way.clear()
        if in_one_piece:
            with self._style_held_back():
                response = self.page.goto(url, wait_until="commit")
                # Asked again and again from outside: the page's own policy forbids that it evaluates a string.
                while self.page.evaluate("() => document.readyState") == "loading":
                    self.page.wait_for_timeout(20)
            self.page.wait_for_load_state("load")
        else:
            response = self.page.goto(url, wait_until="load")
        # As Playwright's own "networkidle", without its half second of silence at every page.
        silent = 0
        while silent < SILENCES:
            self.page.wait_for_timeout(40)
            silent = 0 if self._on_the_way else silent + 1
        return response

    @contextmanager
    def _style_held_back(self):
        """Let stylesheets arrive at the end only: without them nothing is drawn."""
        held = []

        def hold(route):
            held.append(route)

        self.page.route("**/*.css", hold)
        try:
            yield
        finally:
            for route in held:
                route.continue_()
            self.page.unroute("**/*.css", hold)


class Shift(float):
    """A sum of layout shifts, in shares of the window, that shows in a failed assertion what has jumped."""

    def __new__(cls, told):
        shift = super().__new__(cls, sum(value for value, _nodes in told))
        shift.told = told
        return shift

    def __repr__(self):
        return "; ".join([f"{float(self):.4f}", *(f"{value:.4f} {nodes}" for value, nodes in self.told)])


def layout_shift(page) -> Shift:
    """Return the sum of the page's layout shifts since it was opened (0 means that nothing has jumped)."""
    return Shift(page.evaluate(SHIFTS))


def overflow(page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def sign_in(page, running_site, who):
    """Sign ``who`` in, a demonstration account, and let the desk's first page arrive whole."""
    page.goto(f"{running_site.address}/quan-tri/")
    page.get_by_label("Thư điện tử").fill(who)
    page.get_by_label("Mật khẩu").fill(running_site.logins()[who])
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/quan-tri/")
