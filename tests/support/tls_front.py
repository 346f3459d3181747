"""TLS in front of an embedded server, which can do none itself: ends TLS and hands the bytes on, on loopback."""

import contextlib
import select
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.support.certificates import Certificate

POSTGRES_SSL_REQUEST = b"\x00\x00\x00\x08\x04\xd2\x16\x2f"


@dataclass
class TlsFront:
    """What came: the client's certificate (None without one) of every handshake, and the failed handshakes."""

    port: int
    clients: list[object] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


@contextmanager
def tls_front(
    target_port: int, certificate: Certificate, *, port: int = 0, client_ca: str = "", postgres: bool = False
) -> Iterator[TlsFront]:
    """With `client_ca` a client must show a certificate; `postgres`: TLS begins after its SSLRequest."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.certificate_file, certificate.key_file)
    if client_ca:
        context.load_verify_locations(client_ca)
        context.verify_mode = ssl.CERT_REQUIRED
    with socket.create_server(("127.0.0.1", port)) as listener:
        front = TlsFront(listener.getsockname()[1])
        accepting = threading.Thread(
            target=_accept, args=(listener, context, target_port, front, postgres), daemon=True
        )
        accepting.start()
        yield front
        listener.shutdown(socket.SHUT_RDWR)
        accepting.join(5)


def _accept(
    listener: socket.socket, context: ssl.SSLContext, target_port: int, front: TlsFront, postgres: bool
) -> None:
    with contextlib.suppress(OSError):
        while True:
            connection, _ = listener.accept()
            arguments = (connection, context, target_port, front, postgres)
            threading.Thread(target=_serve, args=arguments, daemon=True).start()


def _serve(
    connection: socket.socket, context: ssl.SSLContext, target_port: int, front: TlsFront, postgres: bool
) -> None:
    with connection:
        connection.settimeout(30)
        try:
            if postgres:
                assert connection.recv(8) == POSTGRES_SSL_REQUEST
                connection.sendall(b"S")
            secured = context.wrap_socket(connection, server_side=True)
        except (OSError, AssertionError) as error:
            front.refusals.append(str(error))
            return
        front.clients.append(secured.getpeercert())
        with secured, socket.create_connection(("127.0.0.1", target_port), 5) as target, contextlib.suppress(OSError):
            _pump(secured, target)


def _pump(secured: ssl.SSLSocket, target: socket.socket) -> None:
    """Until one side ends. Both ways in one thread: two threads in one TLS connection break it now and then."""
    while True:
        readable = [secured] if secured.pending() else select.select([secured, target], [], [])[0]
        for source, sink in ((secured, target), (target, secured)):
            if source in readable:
                data = source.recv(65_536)
                if not data:
                    return
                sink.sendall(data)
