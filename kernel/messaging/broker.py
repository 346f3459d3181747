"""Kafka's address and how we sign in there: every client takes its connection from `Broker.client_config`."""

import logging
import ssl
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from confluent_kafka import KafkaError

from http_server.loopback import is_loopback
from kernel.tls import client_context

log = logging.getLogger(__name__)

SecurityProtocol = Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]
SaslMechanism = Literal["SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN"]

# librdkafka writes errors alone to standard error: our own lines come by `error_cb`
_LOG_LEVEL = 2
_REFUSALS = (
    KafkaError._SSL,
    KafkaError._AUTHENTICATION,
    KafkaError.SASL_AUTHENTICATION_FAILED,
    KafkaError.TOPIC_AUTHORIZATION_FAILED,
    KafkaError.GROUP_AUTHORIZATION_FAILED,
    KafkaError.CLUSTER_AUTHORIZATION_FAILED,
)


@dataclass(frozen=True)
class Broker:
    """`bootstrap`: host:port, several by commas. Files are PEM; without `ca_file` the system's authorities count."""

    bootstrap: str
    security_protocol: SecurityProtocol = "PLAINTEXT"
    sasl_mechanism: SaslMechanism = "SCRAM-SHA-512"
    sasl_username: str = ""
    sasl_password: str = field(default="", repr=False)
    ca_file: str = ""
    certificate_file: str = ""
    key_file: str = ""

    @property
    def uses_tls(self) -> bool:
        return self.security_protocol in ("SSL", "SASL_SSL")

    @property
    def uses_sasl(self) -> bool:
        return self.security_protocol in ("SASL_PLAINTEXT", "SASL_SSL")

    @property
    def addresses(self) -> list[tuple[str, int]]:
        """Raises ValueError for what is no host:port."""
        return [_address(server.strip()) for server in self.bootstrap.split(",")]

    @property
    def remote_hosts(self) -> list[str]:
        return [host for host, _ in self.addresses if not is_loopback(host)]

    def tls_context(self) -> ssl.SSLContext | None:
        """For a connection of our own, as the health check opens one; None without TLS."""
        return client_context(self.ca_file, self.certificate_file, self.key_file) if self.uses_tls else None

    def client_config(self, client: str) -> dict[str, Any]:
        """`client` names it in the log: producer, consumer, admin."""
        config: dict[str, Any] = {
            "bootstrap.servers": self.bootstrap,
            "security.protocol": self.security_protocol,
            "log_level": _LOG_LEVEL,
            "error_cb": partial(_note_error, client),
        }
        return config | (self._tls_config() if self.uses_tls else {}) | (self._sasl_config() if self.uses_sasl else {})

    def _tls_config(self) -> dict[str, Any]:
        files = {
            "ssl.ca.location": self.ca_file,
            "ssl.certificate.location": self.certificate_file,
            "ssl.key.location": self.key_file,
        }
        verified = {"enable.ssl.certificate.verification": True, "ssl.endpoint.identification.algorithm": "https"}
        return verified | {name: file for name, file in files.items() if file}

    def _sasl_config(self) -> dict[str, Any]:
        return {
            "sasl.mechanism": self.sasl_mechanism,
            "sasl.username": self.sasl_username,
            "sasl.password": self.sasl_password,
        }


def _note_error(client: str, error: KafkaError) -> None:
    """A broker that is away is told by who waits for it; one that refuses us is told by nobody else."""
    level = logging.WARNING if error.code() in _REFUSALS else logging.DEBUG
    log.log(level, "kafka %s: %s", client, error)


def _address(server: str) -> tuple[str, int]:
    host, _, port = server.rpartition(":")
    if not host or not port.isdecimal():
        raise ValueError("it is no host:port, or several of them by commas")
    return host.removeprefix("[").removesuffix("]"), int(port)
