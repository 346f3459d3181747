"""A Kafka broker as far as the sign-in: shows which mechanism, user and password a client really sends."""

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.support.certificates import Certificate

API_VERSIONS, SASL_HANDSHAKE, SASL_AUTHENTICATE = 18, 17, 36
UNSUPPORTED_VERSION = 35
SUPPORTED = ((API_VERSIONS, 0, 0), (SASL_HANDSHAKE, 0, 1), (SASL_AUTHENTICATE, 0, 0), (3, 0, 4), (0, 0, 7))


@dataclass
class SignIns:
    port: int
    mechanisms: list[str] = field(default_factory=list)
    first_messages: list[bytes] = field(default_factory=list)
    came: threading.Event = field(default_factory=threading.Event)


@contextmanager
def sasl_listener(certificate: Certificate | None) -> Iterator[SignIns]:
    """With TLS when it has a certificate."""
    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate.certificate_file, certificate.key_file)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        seen = SignIns(listener.getsockname()[1])
        accepting = threading.Thread(target=_accept, args=(listener, context, seen), daemon=True)
        accepting.start()
        yield seen
        listener.shutdown(socket.SHUT_RDWR)
        accepting.join(5)


def _accept(listener: socket.socket, context: ssl.SSLContext | None, seen: SignIns) -> None:
    with contextlib.suppress(OSError):
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=_serve, args=(connection, context, seen), daemon=True).start()


def _serve(plain: socket.socket, context: ssl.SSLContext | None, seen: SignIns) -> None:
    with plain, contextlib.suppress(OSError, struct.error):
        plain.settimeout(10)
        connection = context.wrap_socket(plain, server_side=True) if context else plain
        with connection, connection.makefile("rb") as stream:
            while head := stream.read(4):
                answer = _answer(stream.read(struct.unpack(">i", head)[0]), seen)
                connection.sendall(struct.pack(">i", len(answer)) + answer)


def _answer(request: bytes, seen: SignIns) -> bytes:
    key, version, correlation, client = struct.unpack(">hhih", request[:10])
    body = request[10 + max(client, 0) :]
    head = struct.pack(">i", correlation)
    if key == API_VERSIONS:
        versions = b"".join(struct.pack(">hhh", *supported) for supported in SUPPORTED)
        error = UNSUPPORTED_VERSION if version > 0 else 0
        return head + struct.pack(">hi", error, len(SUPPORTED)) + versions
    if key == SASL_HANDSHAKE:
        mechanism = body[2:]
        seen.mechanisms.append(mechanism.decode())
        return head + struct.pack(">hih", 0, 1, len(mechanism)) + mechanism
    if key == SASL_AUTHENTICATE:
        seen.first_messages.append(body[4:])
        seen.came.set()
    raise OSError("that is all this broker can do")
