"""What a link answers, asked of servers of every kind; and that no link makes this server knock at a private door."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from coopsite.common import links
from coopsite.common.links import MOST_REDIRECTS, Answer, Asker, Verdict, is_public

HOME = "127.0.0.1"


class Servant(BaseHTTPRequestHandler):
    """Answers /404 with 404, and has a few rooms of its own."""

    protocol_version = "HTTP/1.1"
    asked: list

    def do_HEAD(self):
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        room = self.path.strip("/").partition("?")[0]
        if room == "slow":
            time.sleep(1)
        elif room == "nonsense":
            self.wfile.write(b"I am no web server\r\n\r\n")
            return
        elif room == "drip":
            self.drip()
        status = int(room) if room.isdigit() else {"to": 302, "round": 301, "no-head": 200}.get(room, 200)
        if room == "no-head" and self.command == "HEAD":
            status = 405
        self.send_response(status)
        if room in ("to", "round"):
            self.send_header("Location", self.path.partition("?")[2] if room == "to" else "/round")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def drip(self):
        """Say a little, for ever: no single silence is long."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100):
            try:
                self.wfile.write(b"X-%d: x\r\n" % number)
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    handler = type("Handler", (Servant,), {"asked": []})
    server = ThreadingHTTPServer((HOME, 0), handler)
    server.handle_error = lambda *args: None
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    server.asked = handler.asked
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def at_home(server):
    """An asker that may ask the local server and nobody else."""
    port = server.server_address[1]
    return Asker("kiem-thu/1.0", may_ask=lambda address, asked: (address, asked) == (HOME, port), seconds=0.5)


def url(server, path):
    return f"http://{HOME}:{server.server_address[1]}{path}"


@pytest.mark.parametrize(
    ("path", "word", "verdict"),
    [
        ("/", "200", Verdict.ALIVE),
        ("/204", "204", Verdict.ALIVE),
        ("/no-head", "200", Verdict.ALIVE),
        ("/404", "404", Verdict.GONE),
        ("/410", "410", Verdict.GONE),
        ("/401", "401", Verdict.UNKNOWN),
        ("/403", "403", Verdict.UNKNOWN),
        ("/429", "429", Verdict.UNKNOWN),
        ("/500", "500", Verdict.UNKNOWN),
        ("/503", "503", Verdict.UNKNOWN),
        ("/slow", "timeout", Verdict.UNKNOWN),
        ("/nonsense", "garbled", Verdict.UNKNOWN),
        ("/round", "redirects", Verdict.UNKNOWN),
        ("/to?/404", "404", Verdict.GONE),
        ("/to?/", "200", Verdict.ALIVE),
        ("/chè xanh?q=Tân Cương", "200", Verdict.ALIVE),
    ],
)
def test_each_answer_has_its_meaning(server, at_home, path, word, verdict):
    answer = at_home.ask(url(server, path))
    assert (answer.word, answer.verdict) == (word, verdict)


def test_it_says_who_asks_and_asks_for_no_more_than_it_needs(server, at_home):
    at_home.ask(url(server, "/"))
    assert server.asked == [("HEAD", "/", "kiem-thu/1.0")]


def test_a_server_without_head_is_asked_once_more(server, at_home):
    at_home.ask(url(server, "/404"))
    assert [method for method, _path, _agent in server.asked] == ["HEAD", "GET"]


def test_redirects_end(server, at_home):
    at_home.ask(url(server, "/round"))
    assert len(server.asked) == MOST_REDIRECTS + 1


def test_who_speaks_for_ever_is_cut_short(server, at_home):
    begun = time.monotonic()
    assert at_home.ask(url(server, "/drip")).verdict is Verdict.UNKNOWN
    assert time.monotonic() - begun < 4


def test_a_closed_door_is_gone():
    with socket.socket() as listener:
        listener.bind((HOME, 0))
        port = listener.getsockname()[1]
    asker = Asker("kiem-thu/1.0", may_ask=lambda *_: True)
    assert asker.ask(f"http://{HOME}:{port}/") == Answer("refused")


@pytest.mark.parametrize(
    ("error", "word", "verdict"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no"), "dns", Verdict.GONE),
        (socket.gaierror(socket.EAI_AGAIN, "later"), "later", Verdict.UNKNOWN),
        (OSError("no network"), "later", Verdict.UNKNOWN),
    ],
)
def test_a_name_that_no_longer_exists_is_gone_one_that_cannot_be_asked_is_not(error, word, verdict):
    def resolve(_host, _port):
        raise error

    answer = Asker("kiem-thu/1.0", resolve=resolve).ask("https://mat-ten-mien.vn/")
    assert (answer.word, answer.verdict) == (word, verdict)


PRIVATE = [
    "127.0.0.1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fd00:ec2::254",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_private_address_is_asked(address, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("it knocked"))
    assert not is_public(address, 443)
    asker = Asker("kiem-thu/1.0", resolve=lambda *_: [address])
    assert asker.ask("https://tên-lành.vn/") == Answer("forbidden")


@pytest.mark.parametrize("address", ["1.1.1.1", "203.162.4.191", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_public_addresses_are_asked_at_the_ports_of_the_web_alone(address):
    assert is_public(address, 80)
    assert is_public(address, 443)
    for port in (22, 25, 5432, 6379, 8000, 8080):
        assert not is_public(address, port)


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("it knocked"))
    asker = Asker("kiem-thu/1.0", resolve=lambda *_: ["1.1.1.1", "10.0.0.1"])
    assert asker.ask("https://hai-mat.vn/") == Answer("forbidden")


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://localhost/",
        "http://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "ftp://1.1.1.1/",
        "file:///etc/passwd",
        "gopher://1.1.1.1/",
        "http://1.1.1.1:22/",
        "http://1.1.1.1:99999/",
        "http://user:word@1.1.1.1/",
        "http://",
        "http://[",
        "khong phai",
        "",
    ],
)
def test_what_is_no_public_web_address_is_refused(link, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("it knocked"))
    assert Asker("kiem-thu/1.0").ask(link).word in ("forbidden", "dns", "later")
    assert Asker("kiem-thu/1.0", resolve=lambda *_: [HOME]).ask(link) == Answer("forbidden")


@pytest.mark.parametrize(
    "inner", ["http://10.0.0.1/", "http://169.254.169.254/latest/", "file:///etc/passwd"]
)
def test_a_redirect_leads_to_no_private_door(server, at_home, inner):
    assert at_home.ask(url(server, f"/to?{inner}")) == Answer("forbidden")
    assert len(server.asked) == 1


def test_a_name_is_resolved_once_and_that_very_address_is_asked(server, monkeypatch):
    """A name that answers differently the second time (rebinding) gains nothing."""
    port, told, reached = server.server_address[1], [], []

    def resolve(host, asked):
        told.append(host)
        return [HOME] if len(told) == 1 else pytest.fail("it was resolved again")

    connect = socket.create_connection
    monkeypatch.setattr(
        links.socket, "create_connection", lambda place, *rest: reached.append(place) or connect(place, *rest)
    )
    asker = Asker("kiem-thu/1.0", resolve=resolve, may_ask=lambda *_: True)
    assert asker.ask(f"http://doi-y.vn:{port}/404") == Answer("404")
    assert told == ["doi-y.vn"]
    assert set(reached) == {(HOME, port)}


def test_a_plain_link_is_tried_safely_first(monkeypatch):
    asked = []

    def ask(self, link):
        asked.append(link)
        return Answer("200" if link.startswith("https") and "an-toan" in link else "404")

    monkeypatch.setattr(Asker, "_ask", ask)
    assert Asker("x").ask("http://an-toan.vn/a") == Answer("200")
    assert Asker("x").ask("http://khong.vn/a") == Answer("404")
    assert asked == ["https://an-toan.vn/a", "https://khong.vn/a", "http://khong.vn/a"]
