"""What the settings of Kafka must say before a process starts: on another machine TLS, and who we are."""

from kernel.messaging.broker import Broker
from kernel.tls import check_files


def check_bootstrap(broker: Broker) -> None:
    _ = broker.addresses


def check_protocol(broker: Broker) -> None:
    if broker.remote_hosts and not broker.uses_tls:
        raise ValueError(
            f"{broker.remote_hosts[0]} is not this machine: use SASL_SSL with VIVA_KAFKA_SASL_USERNAME and "
            "VIVA_KAFKA_SASL_PASSWORD, or SSL with VIVA_KAFKA_CERTIFICATE_FILE and VIVA_KAFKA_KEY_FILE"
        )


def check_username(broker: Broker) -> None:
    _check_sasl(broker, broker.sasl_username)


def check_password(broker: Broker) -> None:
    _check_sasl(broker, broker.sasl_password)


def check_ca(broker: Broker) -> None:
    _check_used(broker, broker.ca_file)
    check_files(broker.ca_file)


def check_certificate(broker: Broker) -> None:
    _check_used(broker, broker.certificate_file)
    if broker.security_protocol == "SSL" and broker.remote_hosts and not broker.certificate_file:
        raise ValueError(f"{broker.remote_hosts[0]} is not this machine, and SSL alone does not say who we are")


def check_key(broker: Broker) -> None:
    _check_used(broker, broker.key_file)
    if bool(broker.key_file) is not bool(broker.certificate_file):
        raise ValueError("the client certificate and its key go together")
    check_files("", broker.certificate_file, broker.key_file)


def _check_sasl(broker: Broker, value: str) -> None:
    if broker.uses_sasl and not value:
        raise ValueError(f"{broker.security_protocol} needs it")
    if value and not broker.uses_sasl:
        raise ValueError(f"{broker.security_protocol} does not use it: VIVA_KAFKA_SECURITY_PROTOCOL=SASL_SSL does")


def _check_used(broker: Broker, file: str) -> None:
    if file and not broker.uses_tls:
        raise ValueError(f"{broker.security_protocol} does not use it: SSL and SASL_SSL do")


# In the order of the settings' fields: each check reads what was read before it.
CHECKS = {
    "kafka_bootstrap": check_bootstrap,
    "kafka_security_protocol": check_protocol,
    "kafka_sasl_username": check_username,
    "kafka_sasl_password": check_password,
    "kafka_ca_file": check_ca,
    "kafka_certificate_file": check_certificate,
    "kafka_key_file": check_key,
}
