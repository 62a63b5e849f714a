"""Does a link still lead anywhere? Asked politely, and never of a machine that the public cannot reach.

Whoever may type a link could else make this server knock at its own doors, or at the cloud's that gives out keys
(server-side request forgery). So each hop of a redirect is resolved once, each address that comes out must be a
public one, and the connection goes to that very address: a name that resolves otherwise a moment later gains nothing.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from urllib.parse import SplitResult, quote, urljoin, urlsplit

MOST_REDIRECTS = 5
SECONDS = 10
PORTS = {"http": 80, "https": 443}
_REDIRECTS = (301, 302, 303, 307, 308)
# A marketplace's gates say 403 or 429 to every program: only these two say that nothing is there any more.
_GONE = (404, 410)
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Verdict(Enum):
    ALIVE = "alive"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """What came of asking: a status ("404") or a word, and what it means.

    The words: "dns" (no such name), "refused", "later" (the name could not be asked for), "timeout", "tls",
    "unreachable", "garbled", "redirects" (too many), "forbidden" (not a public web address).
    """

    word: str

    @property
    def verdict(self) -> Verdict:
        if self.word.isdigit():
            status = int(self.word)
            if status in _GONE:
                return Verdict.GONE
            return Verdict.ALIVE if 200 <= status < 300 else Verdict.UNKNOWN
        return Verdict.GONE if self.word in ("dns", "refused") else Verdict.UNKNOWN


class _Ended(Exception):
    """Asking has ended before an answer came; holds the word for it."""


def is_public(address: str, port: int) -> bool:
    """Tell whether a numeric address is one of the public internet, and the port one of the web."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6:
        # An address of the old kind may hide in one of the new kind.
        hidden = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        hidden += [ipaddress.ip_address(int(ip) & 0xFFFFFFFF)] if ip in _NAT64 else []
        if not all(_is_open(inner) for inner in hidden if inner is not None):
            return False
        if ip.ipv4_mapped:
            return port in PORTS.values()
    return _is_open(ip) and port in PORTS.values()


def _is_open(ip) -> bool:
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def addresses_of(host: str, port: int) -> list[str]:
    """Return the numeric addresses of a name. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(one[4][0] for one in found))


@dataclass(frozen=True)
class Asker:
    """Asks addresses of the web under the name ``agent``; tests give it a resolver and a rule of their own."""

    agent: str
    resolve: Callable[[str, int], list[str]] = addresses_of
    may_ask: Callable[[str, int], bool] = is_public
    seconds: float = SECONDS

    def ask(self, url: str) -> Answer:
        """Return what ``url`` answers, redirects followed; never raises for what lies outside.

        A link written with http:// is asked by https:// first: where that answers, all is well.
        """
        plain = url.removeprefix("http://")
        if plain != url and ":" not in plain.partition("/")[0]:
            safely = self._ask(f"https://{plain}")
            if safely.verdict is Verdict.ALIVE:
                return safely
        return self._ask(url)

    def _ask(self, url: str) -> Answer:
        try:
            for _hop in range(MOST_REDIRECTS + 1):
                status, onwards = self._hop(_taken_apart(url))
                if status not in _REDIRECTS or not onwards:
                    return Answer(str(status))
                url = urljoin(url, onwards)
        except _Ended as end:
            return Answer(str(end))
        return Answer("redirects")

    def _hop(self, parts: SplitResult) -> tuple[int, str]:
        """Return status and Location of one address; the name is resolved once for both ways of asking."""
        port = parts.port or PORTS[parts.scheme]
        addresses = self._addresses(parts.hostname, port)
        status, onwards = self._exchange(parts, port, addresses, "HEAD")
        # Some servers do not know HEAD, or say that nothing is there.
        if status >= 400 and status not in (429, 503):
            status, onwards = self._exchange(parts, port, addresses, "GET")
        return status, onwards

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            addresses = self.resolve(host, port)
        except socket.gaierror as error:
            raise _Ended("dns" if error.errno in _NO_SUCH_NAME else "later") from error
        except (OSError, UnicodeError) as error:
            raise _Ended("later") from error
        if not addresses or not all(self.may_ask(address, port) for address in addresses):
            raise _Ended("forbidden")
        return addresses

    def _exchange(self, parts, port, addresses, method) -> tuple[int, str]:
        try:
            with contextlib.closing(self._connected(parts, port, addresses)) as connection:
                # The time limit of a socket is one for each of its reads: this one is for all of them.
                too_late = threading.Event()
                watch = threading.Timer(2 * self.seconds, _cut, [connection.sock, too_late])
                watch.start()
                try:
                    connection.request(
                        method, _path(parts), headers={"User-Agent": self.agent, "Accept": "*/*"}
                    )
                    answer = connection.getresponse()
                    if too_late.is_set():
                        raise TimeoutError
                    return answer.status, answer.headers.get("Location", "")
                finally:
                    watch.cancel()
        except ConnectionRefusedError as error:
            raise _Ended("refused") from error
        except TimeoutError as error:
            raise _Ended("timeout") from error
        except ssl.SSLError as error:
            raise _Ended("tls") from error
        except OSError as error:
            raise _Ended("unreachable") from error
        except (http.client.HTTPException, ValueError) as error:
            raise _Ended("garbled") from error

    def _connected(self, parts, port, addresses) -> http.client.HTTPConnection:
        """Return a connection to the first of ``addresses`` that takes it, under the name that was asked for."""
        failure: OSError = ConnectionRefusedError()
        for address in addresses:
            try:
                plain = socket.create_connection((address, port), self.seconds)
            except OSError as error:
                failure = error
                continue
            connection = http.client.HTTPConnection(parts.hostname, port, timeout=self.seconds)
            connection.sock = plain if parts.scheme == "http" else _secured(plain, parts.hostname)
            return connection
        raise failure


def _secured(plain: socket.socket, host: str) -> ssl.SSLSocket:
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise


def _cut(connected: socket.socket, too_late: threading.Event):
    # Told first: whoever reads sees the end at once, and takes what came so far for all there is.
    too_late.set()
    with contextlib.suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _taken_apart(url: str) -> SplitResult:
    """Return the parts of a web address; one with a password, another scheme or no host is refused."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 (raises for a port that is no number)
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError) as error:
        raise _Ended("forbidden") from error
    if parts.scheme not in PORTS or not host or "@" in parts.netloc:
        raise _Ended("forbidden")
    inner = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=f"{inner}:{parts.port}" if parts.port else inner)


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/?%:@!$&()*+,;=~-._')}" if parts.query else path
