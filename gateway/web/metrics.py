"""The gateway's own metrics."""

from prometheus_client import Counter

AUTH_REQUESTS = Counter("auth_requests_total", "Sign-ins, sign-outs and opened links by outcome", ["action", "outcome"])
