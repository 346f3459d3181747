"""Who tries too often waits: sign-ins begun and ended, and links opened, by address and by link."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from starlette.requests import Request

from gateway.application.attempts import AttemptLimit, Attempts
from gateway.settings import GatewayApiSettings
from gateway.web.metrics import AUTH_REQUESTS

_IPV6_NETWORK_BITS = 64


class TooManyAttempts(Exception):
    """Answered 429; `retry_after_seconds` is at least 1."""

    def __init__(self, retry_after_seconds: int) -> None:
        self.retry_after_seconds = retry_after_seconds
        unit = "second" if retry_after_seconds == 1 else "seconds"
        super().__init__(f"There were too many attempts. Please try again in {retry_after_seconds} {unit}.")


class Doorkeeper:
    """Each `admit_…` counts one attempt and raises `TooManyAttempts` beyond the limit."""

    def __init__(self, attempts: Attempts, settings: GatewayApiSettings) -> None:
        self._attempts = attempts
        self._sign_in = AttemptLimit("sign-in", settings.sign_ins_of_address)
        self._callback = AttemptLimit("callback", settings.sign_ins_of_address)
        self._links = AttemptLimit("links", settings.links_of_address)
        self._link = AttemptLimit("link", settings.openings_of_link)

    async def admit_sign_in(self, request: Request) -> None:
        await self._admit(self._sign_in, network_of(request))

    async def admit_callback(self, request: Request) -> None:
        await self._admit(self._callback, network_of(request))

    async def admit_exchange(self, request: Request) -> None:
        await self._admit(self._links, network_of(request))

    async def admit_link(self, token: str) -> None:
        await self._admit(self._link, token)

    async def _admit(self, limit: AttemptLimit, key: str) -> None:
        seconds = await self._attempts.count(limit, key)
        if seconds > 0:
            AUTH_REQUESTS.labels(limit.name, "RATE_LIMITED").inc()
            raise TooManyAttempts(seconds)


def network_of(request: Request) -> str:
    """The address; of IPv6 its network, since one customer has 2^64 addresses."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or IPv6Network((address, _IPV6_NETWORK_BITS), strict=False))
    return str(address)
