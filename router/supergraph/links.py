"""Which specifications a supergraph links (`@link`, `@core`) and under which names their elements appear in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphql import (
    ConstDirectiveNode,
    ConstValueNode,
    DocumentNode,
    EnumValueNode,
    SchemaDefinitionNode,
    SchemaExtensionNode,
    StringValueNode,
    value_from_ast_untyped,
)

from router.errors import SupergraphInvalid

# What the router either does something about or may leave alone. Anything else that says it is needed for security or
# execution is refused: serving without it could show what must stay hidden, or answer wrongly.
KNOWN_SPECS = frozenset(
    {"link", "core", "join", "tag", "inaccessible", "authenticated", "requiresScopes", "policy", "cost", "context"}
    | {"federation", "cacheTag", "listSize"}
)
_SPEC_URL = re.compile(r"^(?P<identity>.*?/?(?P<name>[A-Za-z_][\w-]*))/v(?P<major>\d+)\.(?P<minor>\d+)/?$")
_JOIN_VERSIONS = frozenset({"0.1", "0.2", "0.3", "0.4", "0.5"})


@dataclass(frozen=True)
class Link:
    spec: str
    version: str
    prefix: str
    purpose: str | None
    line: int
    imports: dict[str, str] = field(default_factory=dict)

    def directive(self, name: str) -> str:
        """The name in this document of the directive that the spec calls `name`."""
        imported = self.imports.get(f"@{name}")
        if imported is not None:
            return imported[1:]
        return self.prefix if name == self.spec else f"{self.prefix}__{name}"

    def owns(self, name: str, *, is_directive: bool) -> bool:
        if name.startswith(f"{self.prefix}__") or (is_directive and name == self.prefix):
            return True
        if is_directive and self.spec == "cost" and name == "listSize":  # one spec, two directives, printed bare
            return True
        return (f"@{name}" if is_directive else name) in self.imports.values()


class Links:
    """All links of a document. `directive("join", "field")` is the local name of that directive."""

    def __init__(self, links: tuple[Link, ...]) -> None:
        self._links = links
        self._by_spec = {link.spec: link for link in links}

    def directive(self, spec: str, name: str) -> str:
        link = self._by_spec.get(spec)
        if link is not None:
            return link.directive(name)
        return name if spec == name else f"{spec}__{name}"

    def version(self, spec: str) -> str | None:
        link = self._by_spec.get(spec)
        return link.version if link else None

    def owns(self, name: str, *, is_directive: bool) -> bool:
        return any(link.owns(name, is_directive=is_directive) for link in self._links)


def read_links(document: DocumentNode) -> Links:
    links = tuple(_links_of(document))
    for link in links:
        _refuse_unknown(link)
    if not any(link.spec == "join" for link in links):
        raise SupergraphInvalid(
            "this is not a supergraph: its schema links no join specification "
            '(`@link(url: "https://specs.apollo.dev/join/v0.5")`); compose the subgraphs first'
        )
    return Links(links)


def _refuse_unknown(link: Link) -> None:
    if link.purpose in ("SECURITY", "EXECUTION") and link.spec not in KNOWN_SPECS:
        raise SupergraphInvalid(
            f"line {link.line}: the supergraph needs {link.spec} v{link.version} for {link.purpose}, "
            "which this router does not know"
        )
    if link.spec == "join" and link.version not in _JOIN_VERSIONS:
        raise SupergraphInvalid(f"line {link.line}: join v{link.version} is not supported (v0.1 to v0.5 are)")


def _links_of(document: DocumentNode) -> Iterator[Link]:
    for definition in document.definitions:
        if isinstance(definition, SchemaDefinitionNode | SchemaExtensionNode):
            for directive in definition.directives or ():
                arguments = {argument.name.value: argument.value for argument in directive.arguments or ()}
                if "url" in arguments or "feature" in arguments:
                    yield _read_link(directive, arguments)


def _read_link(directive: ConstDirectiveNode, arguments: dict[str, ConstValueNode]) -> Link:
    url = _text(arguments.get("url") or arguments.get("feature")) or ""
    line = directive.loc.start_token.line if directive.loc else 0
    match = _SPEC_URL.match(url)
    spec = match["name"] if match else url
    version = f"{match['major']}.{match['minor']}" if match else ""
    imports = dict(_imports(arguments.get("import")))
    return Link(spec, version, _text(arguments.get("as")) or spec, _text(arguments.get("for")), line, imports)


def _imports(value: ConstValueNode | None) -> Iterator[tuple[str, str]]:
    items = value_from_ast_untyped(value) if value is not None else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, str):
            yield item, item
        elif isinstance(item, dict) and item.get("name"):
            yield item["name"], item.get("as") or item["name"]


def _text(value: ConstValueNode | None) -> str | None:
    return value.value if isinstance(value, StringValueNode | EnumValueNode) else None
