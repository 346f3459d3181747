"""Where a person comes back to after signing in: a path of our own web app, never another site."""

import re

HOME = "/"
_MAX_LENGTH = 2000
# One leading slash, then visible ASCII without backslash: browsers read "\" as "/", and drop tabs and line ends.
_PATH = re.compile(r"/(?![/\\])[!-\[\]-~]*")


def safe_return_path(wanted: str | None) -> str:
    """The wanted path when it is relative to our own origin, else the home page."""
    if wanted is None or len(wanted) > _MAX_LENGTH or not _PATH.fullmatch(wanted):
        return HOME
    return wanted
