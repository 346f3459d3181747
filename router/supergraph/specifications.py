"""The published specifications that a supergraph may link, and which of them this router can serve."""

import re
from dataclasses import dataclass, field

from router.errors import SupergraphInvalid

_HOST = "https://specs.apollo.dev/"
_URL = re.compile(r"^(?P<identity>.*?/?(?P<name>[A-Za-z_][\w-]*))/v(?P<major>\d+)\.(?P<minor>\d+)/?$")
# The newest version that the router does something about, or may leave alone.
_KNOWN: dict[str, tuple[int, int]] = {
    "link": (1, 0),
    "core": (0, 2),
    "join": (0, 5),
    "federation": (2, 99),
    "inaccessible": (0, 2),
    "tag": (0, 3),
    "authenticated": (0, 1),
    "requiresScopes": (0, 1),
    "policy": (0, 1),
    "cost": (0, 1),
    "context": (0, 1),
    "cacheTag": (0, 1),
}
# Without one of these read right, nothing in the document can be: their version matters whatever the link says.
_FOUNDATIONS = frozenset({"link", "core", "join"})


@dataclass(frozen=True)
class Specification:
    """`name` is the plain one for the published specifications, the whole address for anybody else's.

    `own_name` is what its elements are called by where a link does not say otherwise.
    """

    name: str
    own_name: str
    version: tuple[int, int] | None

    def __str__(self) -> str:
        return self.name if self.version is None else f"{self.name} v{self.version[0]}.{self.version[1]}"


def specification(url: str) -> Specification:
    match = _URL.match(url)
    if match is None:
        return Specification(url, url.rstrip("/").rsplit("/", 1)[-1], None)
    own_name, identity = match["name"], match["identity"]
    name = own_name if identity == _HOST + own_name else identity
    return Specification(name, own_name, (int(match["major"]), int(match["minor"])))


@dataclass(frozen=True)
class Link:
    """One `@link` or `@core`. `prefix` is the namespace of the specification's elements in this document."""

    spec: Specification
    prefix: str
    purpose: str | None
    line: int
    imports: dict[str, str] = field(default_factory=dict)

    def directive(self, name: str) -> str:
        """The name in this document of the directive that the specification calls `name`."""
        return self._local(f"@{name}", self.prefix if name == self.spec.own_name else f"{self.prefix}__{name}")

    def type(self, name: str) -> str:
        return self._local(name, f"{self.prefix}__{name}")

    def _local(self, name: str, otherwise: str) -> str:
        return self.imports[name].removeprefix("@") if name in self.imports else otherwise

    def owns(self, name: str, *, is_directive: bool) -> bool:
        if name.startswith(f"{self.prefix}__") or (is_directive and name == self.prefix):
            return True
        if is_directive and self.spec.name == "cost" and name == "listSize":  # one spec, two directives, printed bare
            return True
        return (f"@{name}" if is_directive else name) in self.imports.values()


def refuse_unknown(link: Link) -> None:
    """Anything needed for security or execution that the router does not know is refused: serving without it could
    show what must stay hidden, or answer wrongly."""
    spec = link.spec
    is_needed = link.purpose in ("SECURITY", "EXECUTION") or spec.name in _FOUNDATIONS
    if not is_needed or _is_known(spec):
        return
    if spec.name == "connect":
        raise SupergraphInvalid(f"line {link.line}: the supergraph uses connectors ({spec}): this router runs none")
    if spec.name in _KNOWN:
        newest = ".".join(map(str, _KNOWN[spec.name]))
        raise SupergraphInvalid(f"line {link.line}: {spec} is not supported ({spec.name} is up to v{newest})")
    raise SupergraphInvalid(
        f"line {link.line}: the supergraph needs {spec} for {link.purpose}, which this router does not know"
    )


def _is_known(spec: Specification) -> bool:
    newest = _KNOWN.get(spec.name)
    return newest is not None and spec.version is not None and spec.version[0] == newest[0] and spec.version <= newest
