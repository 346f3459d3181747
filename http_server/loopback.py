"""Which addresses stay on this machine: without TLS nothing else is served."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """`host` without brackets and port; a name other than `localhost` may lead anywhere."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
