"""What `viva up` refuses before it starts anything: settings that would be ignored, or open it to a network."""

from collections.abc import Mapping

from http_server.loopback import is_loopback

ENVIRONMENTS = ("production", "development")


class WrongSetting(Exception):
    """One line: which setting, and what it may be."""


def check_start_settings(environment: Mapping[str, str]) -> None:
    host = environment.get("VIVA_HOST", "127.0.0.1")
    if not is_loopback(host):
        raise WrongSetting(f"VIVA_HOST is {host}, but without TLS everything serves this machine alone: leave it out")
    wanted = environment.get("VIVA_ENVIRONMENT") or ENVIRONMENTS[0]
    if wanted not in ENVIRONMENTS:
        raise WrongSetting(f"VIVA_ENVIRONMENT is {wanted}, but it must be {' or '.join(ENVIRONMENTS)}")
