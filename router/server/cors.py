"""Which foreign origins may read answers (none, unless the settings name them)."""

from collections.abc import Mapping

from router.settings import Cors


def cors_headers(settings: Cors, headers: Mapping[str, str]) -> dict[str, str]:
    origin = headers.get("origin")
    if origin is None or not settings.origins:
        return {}
    if origin not in settings.origins:
        return {"vary": "origin"}
    found = {"access-control-allow-origin": origin, "vary": "origin"}
    if settings.credentials:
        found["access-control-allow-credentials"] = "true"
    return found


def preflight_headers(settings: Cors, headers: Mapping[str, str]) -> dict[str, str]:
    found = cors_headers(settings, headers)
    if "access-control-allow-origin" in found:
        found["access-control-allow-methods"] = "POST, GET"
        found["access-control-allow-headers"] = ", ".join(settings.headers)
        found["access-control-max-age"] = str(settings.max_age_seconds)
    return found
