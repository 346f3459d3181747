"""Selections as written → `SelectionSet`: fragments resolved, equal fields merged, @skip, @include and @defer decided.

The values of the variables in these directives are part of a plan's cache key, so a plan never fetches what is
skipped, and needs no conditions inside.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

from graphql import (
    ArgumentNode,
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    parse,
)
from graphql.language import print_ast

from router.errors import too_much_effort
from router.operation.collect_fields import FieldCollector, Nodes, Tag, Types
from router.operation.conditions import is_included
from router.operation.defer import deferral, part_of
from router.operation.model import (
    AT_ONCE,
    PRESENCE,
    Condition,
    Field,
    NormalizedOperation,
    Operation,
    Part,
    SelectionSet,
)
from router.supergraph.model import TYPENAME, Supergraph

# Answered by the router itself, on any type or on the query root.
META_FIELDS = frozenset({TYPENAME, "__schema", "__type"})


def normalize(
    supergraph: Supergraph,
    operation: Operation,
    conditions: Mapping[str, bool],
    max_steps: int = 100_000,
    denied: Collection[tuple[str, str]] = (),
    *,
    defers: bool = True,
) -> NormalizedOperation:
    """`denied` fields, as (type, field), are left out: nothing is fetched for them. Without `defers`, all at once."""
    normalizer = Normalizer(
        supergraph, fragments_of(operation), conditions, max_steps, denied, defers=defers, by_interface=True
    )
    root_type = supergraph.roots[operation.kind]
    written = [(operation.definition.selection_set, None)]
    root = normalizer.build(root_type, written, keep_aliases=operation.kind == "mutation")
    size = normalizer.size_of(root)
    if size > max_steps:
        raise too_much_effort()
    return NormalizedOperation(operation, root, dict(conditions), normalizer.defers, size)


def fragments_of(operation: Operation) -> dict[str, FragmentDefinitionNode]:
    return {
        definition.name.value: definition
        for definition in operation.document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }


def parse_field_set(supergraph: Supergraph, type_name: str, text: str) -> SelectionSet:
    """The selection of a `@key`, `@requires` or `@provides` on `type_name`."""
    document = parse(f"{{{text}}}", no_location=True)
    definition = document.definitions[0]
    return Normalizer(supergraph, {}, {}).build(type_name, [(definition.selection_set, None)])  # type: ignore[attr-defined]


class Normalizer:
    """Holds what stays the same over one operation. `max_steps` bounds the work, whatever the document looks like."""

    def __init__(
        self,
        supergraph: Supergraph,
        fragments: Mapping[str, FragmentDefinitionNode],
        conditions: Mapping[str, bool],
        max_steps: int = 100_000,
        denied: Collection[tuple[str, str]] = (),
        *,
        defers: bool = False,
        by_interface: bool = False,
    ) -> None:
        self._supergraph = supergraph
        self._by_interface = by_interface
        self._differing: dict[tuple[str, str], bool] = {}
        self._denied = denied
        self._fragments = fragments
        self._conditions = conditions
        self._steps_left = max_steps
        self._with_defers = defers
        self._deferring: dict[int, bool] = {}
        self._arguments: dict[int, tuple[tuple[ArgumentNode, ...], str]] = {}
        self._built: dict[Hashable, SelectionSet] = {}
        self._sizes: dict[int, int] = {}
        self.defers = False

    def build(
        self,
        type_name: str,
        selection_sets: Iterable[tuple[SelectionSetNode, Tag]],
        path: tuple[str, ...] = (),
        part: Part = AT_ONCE,
        *,
        keep_aliases: bool = False,
    ) -> SelectionSet:
        """The selections of one object that comes with `part`; what belongs to other parts is `deferred` there."""
        collector = FieldCollector(self, type_name, path, keep_aliases)
        for selection_set, tag in selection_sets:
            collector.collect(selection_set, None, tag)
        self._spread_clashes(type_name, collector)
        built = SelectionSet(type_name)

        def into(owner: Part) -> SelectionSet:
            return built if owner == part else built.deferred.setdefault(owner, SelectionSet(type_name))

        for key, nodes in collector.everywhere.items():
            owner = _part(nodes)
            into(owner).fields[key] = self._field(type_name, key, nodes, path, owner)
        if collector.wants_typename:
            built.fields.setdefault(TYPENAME, Field(TYPENAME))
        for narrower, groups in self._grouped(collector):
            for key, nodes in groups.items():
                known = collector.everywhere.get(key, {})
                owner = _part({**known, **nodes})
                if not known or _has_selections(nodes) or owner != _part(known):
                    narrowed = into(owner).narrowed.setdefault(narrower, {})
                    narrowed[key] = self._field(narrower[-1], key, nodes, path, owner)
        if collector.narrowed and (not built.narrowed or self._splits_named(type_name, collector)):
            # Nothing more to fetch, but what is shown, and in which order, still depends on the type.
            built.fields.setdefault(TYPENAME, Field(TYPENAME))
        return built

    def _grouped(self, collector: FieldCollector) -> Iterable[tuple[Condition, Mapping[str, Nodes]]]:
        """By type what is narrowed, and what all types of a fragment's interface are asked alike by that interface, or
        by the interfaces of several fragments inside each other:

        { post { ... on Gallery { root { id } } ... on P0 { own root { name } } } }
        → Gallery: root { id }, P0: own, root { name }
        { post { ... on Tagged { tag ... on Gallery { root { id } } } } }
        → Tagged: tag, Tagged and Gallery: root { id }
        """
        left = {concrete: dict(groups) for concrete, groups in collector.narrowed.items()}
        conditions = sorted(collector.conditions.items(), key=lambda one: len(one[0]))
        for condition, types in conditions if self._by_interface else ():
            self.spend()
            asking = dict(self._alike(condition[-1], [collector.narrowed.get(one, {}) for one in types]))
            # What another condition asks of some of these types already is asked of all of them again: of two that
            # overlap, neither is asked type by type.
            alike = {key: nodes for key, nodes in asking.items() if any(key in left[one] for one in types)}
            for key, nodes in alike.items():
                for one in types:
                    more = {name: node for name, node in left[one].pop(key, {}).items() if name not in nodes}
                    if more and _has_selections(more):
                        left[one][key] = more
            if alike:
                yield condition, alike
        yield from (((concrete,), groups) for concrete, groups in left.items())

    def _alike(self, condition: str, groups: Sequence[Mapping[str, Nodes]]) -> Iterator[tuple[str, Nodes]]:
        """What all types of a condition are asked, where the interface has it and gives it the same type."""
        for key, nodes in groups[0].items() if len(groups) > 1 else ():
            everybody = [one.get(key, {}) for one in groups]
            common = {name: node for name, node in nodes.items() if all(name in one for one in everybody)}
            is_deferred = any(tag is not None for one in everybody for _, tag in one)
            if not common or (is_deferred and any(len(one) > len(common) for one in everybody)):
                continue
            name = next(iter(common.values())).name.value
            if self.is_denied(condition, name) or not self.has_field(condition, name):
                continue
            if not _has_selections(common) or not self._types_differ(condition, name):
                yield key, common

    def _splits_named(self, type_name: str, collector: FieldCollector) -> bool:
        """Whether objects that a subgraph may name as one interface object are not all shown alike."""
        return any(
            len({_written(collector.narrowed.get(one, {})) for one in self.possible(name)}) > 1
            for name in self._supergraph.named_below.get(type_name, ())
        )

    def _spread_clashes(self, type_name: str, collector: FieldCollector) -> None:
        """What is asked of all objects and, with more below, of some types, where those give the field another type:
        GraphQL allows no such two in one selection, so that each type is asked on its own."""
        narrowed = {key for groups in collector.narrowed.values() for key in groups}
        for key in [key for key in collector.everywhere if key in narrowed]:
            nodes = collector.everywhere[key]
            name = next(iter(nodes.values())).name.value
            if _has_selections(nodes) and self._types_differ(type_name, name):
                del collector.everywhere[key]
                for one in self.possible(type_name):
                    groups = collector.narrowed.setdefault(one, {})
                    groups[key] = {**nodes, **groups.get(key, {})}

    def _types_differ(self, type_name: str, field_name: str) -> bool:
        known = self._differing.get((type_name, field_name))
        if known is None:
            known = self._differing[type_name, field_name] = self._do_types_differ(type_name, field_name)
        return known

    def _do_types_differ(self, type_name: str, field_name: str) -> bool:
        texts = set[str]()
        for one in (type_name, *self.possible(type_name)):
            field = self._supergraph.types[one].fields[field_name]
            texts.add(print_ast(field.type))
            texts.update(join.type for join in field.joins if join.type)
        return len(texts) > 1

    def spend(self) -> None:
        self._steps_left -= 1
        if self._steps_left < 0:
            raise too_much_effort()

    def includes(self, directives: Iterable[DirectiveNode] | None) -> bool:
        return is_included(directives, self._conditions)

    def tag(self, node: InlineFragmentNode | FragmentSpreadNode, path: tuple[str, ...], above: Tag) -> Tag:
        found = deferral(node, self._conditions, path, above) if self._with_defers else None
        self.defers |= found is not None
        return found or above

    def fragment(self, name: str) -> FragmentDefinitionNode:
        return self._fragments[name]

    def possible(self, type_name: str) -> Types:
        return self._supergraph.possible_types.get(type_name, ())

    def has_field(self, type_name: str, field_name: str) -> bool:
        return field_name in META_FIELDS or field_name in self._supergraph.types[type_name].fields

    def is_denied(self, type_name: str, field_name: str) -> bool:
        return (type_name, field_name) in self._denied

    def is_denied_somewhere(self, type_names: Types, field_name: str) -> bool:
        return bool(self._denied) and any((one, field_name) in self._denied for one in type_names)

    def arguments(self, node: FieldNode) -> tuple[tuple[ArgumentNode, ...], str]:
        known = self._arguments.get(id(node))
        if known is None:
            nodes = tuple(sorted(node.arguments or (), key=lambda one: one.name.value))
            text = f"({', '.join(map(print_ast, nodes))})" if nodes else ""
            known = self._arguments[id(node)] = (nodes, text)
        return known

    def _field(self, type_name: str, key: str, nodes: Nodes, path: tuple[str, ...], part: Part) -> Field:
        self.spend()
        first = next(iter(nodes.values()))
        arguments, text = self.arguments(first)
        selections = None
        if first.selection_set is not None and first.name.value not in META_FIELDS:
            base = self._supergraph.types[type_name].fields[first.name.value].base_type
            below = [(node.selection_set, tag) for (_, tag), node in nodes.items() if node.selection_set]
            selections = self._below(base, below, (*path, key), part)
        alias = key.split(":", 1)[0] if ":" in key.split("(", 1)[0] else None
        return Field(first.name.value, arguments, text, alias, selections)

    def _below(
        self, type_name: str, written: list[tuple[SelectionSetNode, Tag]], path: tuple[str, ...], part: Part
    ) -> SelectionSet:
        """Equal selections are one object: what a small document asks for in a thousand places is built once."""
        tagged = frozenset((id(node), tag) for node, tag in written)
        at = path if self._with_defers and any(self._defers_below(node) for node, _ in written) else ()
        identity = (type_name, tagged, part, at)
        found = self._built.get(identity)
        if found is None:
            found = self._built[identity] = self.build(type_name, written, path, part)
            if not found:  # all of it skipped, denied or deferred
                asked = Field(TYPENAME) if found.deferred else PRESENCE
                found.fields[asked.key] = asked
            self._sizes[id(found)] = self.size_of(found)
        return found

    def _defers_below(self, node: SelectionSetNode) -> bool:
        """What is deferred belongs to its place, so there equal selections are not one."""
        known = self._deferring.get(id(node))
        if known is None:
            known = self._deferring[id(node)] = any(map(self._is_deferring, node.selections))
        return known

    def _is_deferring(self, node: SelectionNode) -> bool:
        if isinstance(node, FragmentSpreadNode):
            below: SelectionSetNode | None = self._fragments[node.name.value].selection_set
        else:
            below = node.selection_set if isinstance(node, FieldNode | InlineFragmentNode) else None
        if any(one.name.value == "defer" for one in node.directives or ()):
            return True
        return below is not None and self._defers_below(below)

    def size_of(self, selections: SelectionSet) -> int:
        """The fields in it with all that is below them, each as often as it stands there."""
        fields = (field for one in selections.with_deferred() for field in one.walk())
        return sum(1 + (self._sizes[id(one.selections)] if one.selections else 0) for one in fields)


def _part(nodes: Nodes) -> Part:
    return part_of(tag for _, tag in nodes)


def _written(groups: Mapping[str, Nodes]) -> Hashable:
    return tuple((key, tuple(nodes)) for key, nodes in groups.items())


def _has_selections(nodes: Nodes) -> bool:
    return next(iter(nodes.values())).selection_set is not None
