"""Which specifications a supergraph links (`@link`, `@core`) and under which names their elements appear in it."""

from collections.abc import Iterator

from graphql import (
    ConstDirectiveNode,
    ConstValueNode,
    DefinitionNode,
    DocumentNode,
    EnumValueNode,
    SchemaDefinitionNode,
    SchemaExtensionNode,
    StringValueNode,
    value_from_ast_untyped,
)

from router.errors import SupergraphInvalid
from router.supergraph.specifications import Link, Specification, refuse_unknown, specification


class Links:
    """All links of a document. `directive("join", "field")` is the local name of that directive."""

    def __init__(self, links: tuple[Link, ...]) -> None:
        self._links = links
        self._by_spec = {link.spec.name: link for link in links}
        self._directives: dict[tuple[str, str], str] = {}

    def directive(self, spec: str, name: str) -> str:
        key = (spec, name)
        if key not in self._directives:  # asked for each element of the document
            self._directives[key] = self._link(spec).directive(name)
        return self._directives[key]

    def type(self, spec: str, name: str) -> str:
        return self._link(spec).type(name)

    def version(self, spec: str) -> tuple[int, int] | None:
        link = self._by_spec.get(spec)
        return link.spec.version if link else None

    def owns(self, name: str, *, is_directive: bool) -> bool:
        return any(link.owns(name, is_directive=is_directive) for link in self._links)

    def _link(self, spec: str) -> Link:
        """What is not linked is looked for under its usual names: `@inaccessible` must hide in any case."""
        return self._by_spec.get(spec) or Link(Specification(spec, spec, None), spec, None, 0)


def read_links(document: DocumentNode) -> Links:
    links = tuple(_links_of(document))
    for link in links:
        refuse_unknown(link)
    if not any(link.spec.name == "join" for link in links):
        what = _what_it_is(document, links)
        raise SupergraphInvalid(f"line {_first_line(document)}: {what}; compose the subgraphs first")
    return Links(links)


def _what_it_is(document: DocumentNode, links: tuple[Link, ...]) -> str:
    if any(link.spec.name == "federation" for link in links) or _has_keys(document):
        return "this is the schema of a subgraph, not a supergraph"
    return (
        "this is not a supergraph: its schema links no join specification "
        '(`@link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)`)'
    )


def _has_keys(document: DocumentNode) -> bool:
    return any(
        directive.name.value in ("key", "extends")
        for definition in document.definitions
        for directive in getattr(definition, "directives", None) or ()
    )


def _first_line(document: DocumentNode) -> int:
    schema = next((one for one in document.definitions if _is_schema(one)), document.definitions[0])
    return schema.loc.start_token.line if schema.loc else 0


def _is_schema(definition: DefinitionNode) -> bool:
    return isinstance(definition, SchemaDefinitionNode | SchemaExtensionNode)


def _links_of(document: DocumentNode) -> Iterator[Link]:
    """The directive that links may have another name: the link to its own specification says which."""
    found = [
        (directive.name.value, _read_link(directive))
        for definition in document.definitions
        if isinstance(definition, SchemaDefinitionNode | SchemaExtensionNode)
        for directive in definition.directives or ()
    ]
    named = {
        name
        for name, link in found
        if link and link.spec.name in ("link", "core") and link.directive(link.spec.name) == name
    }
    for name, link in found:
        if link and name in (named or ("link", "core")):
            yield link


def _read_link(directive: ConstDirectiveNode) -> Link | None:
    arguments = {argument.name.value: argument.value for argument in directive.arguments or ()}
    url = _text(arguments.get("url") or arguments.get("feature"))
    if url is None:
        return None
    line = directive.loc.start_token.line if directive.loc else 0
    spec = specification(url)
    prefix = _text(arguments.get("as")) or spec.own_name
    return Link(spec, prefix, _text(arguments.get("for")), line, dict(_imports(arguments.get("import"))))


def _imports(value: ConstValueNode | None) -> Iterator[tuple[str, str]]:
    items = value_from_ast_untyped(value) if value is not None else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, str):
            yield item, item
        elif isinstance(item, dict) and item.get("name"):
            yield item["name"], item.get("as") or item["name"]


def _text(value: ConstValueNode | None) -> str | None:
    return value.value if isinstance(value, StringValueNode | EnumValueNode) else None
