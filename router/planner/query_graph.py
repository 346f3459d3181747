"""The query graph: what each subgraph can resolve, and by which keys its entities can be entered from elsewhere.

A node is a type in a subgraph; edges are its fields (`field`), the objects it may turn out to be (`possible`), and
the keys that lead into it (`keys_into`). Built once per supergraph, read by every plan.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from graphql import NonNullTypeNode

from router.operation.model import SelectionSet
from router.operation.normalize import parse_field_set
from router.supergraph.join_directives import base_name_of, type_text
from router.supergraph.model import ContextArgument, FieldDefinition, FieldJoin, Kind, Supergraph, TypeDefinition


@dataclass(frozen=True, slots=True)
class GraphField:
    """A field as one subgraph knows it. `label` of a progressive override: (label, value it must have here)."""

    graph: str
    type_name: str
    name: str
    base_type: str
    type_text: str
    requires: SelectionSet | None = None
    provides: SelectionSet | None = None
    external: bool = False
    label: tuple[str, bool] | None = None
    context_arguments: tuple[ContextArgument, ...] = ()

    @property
    def is_demanding(self) -> bool:
        """Whether something must be sent along for it, so that its object has to be entered for this very purpose."""
        return self.requires is not None or bool(self.context_arguments)


@dataclass(frozen=True)
class Key:
    """A way into `type_name` of `graph`: give these fields, get the entity. Interface objects have their own name;
    `is_of_implementers` are keys that all the types of an interface have, not the interface."""

    graph: str
    type_name: str
    selection: SelectionSet
    text: str
    is_interface_object: bool = False
    is_of_implementers: bool = False


class QueryGraph:
    def __init__(self, supergraph: Supergraph) -> None:
        self.supergraph = supergraph
        self._fields: dict[tuple[str, str, str], GraphField] = {}
        self._keys_of: dict[tuple[str, str], tuple[SelectionSet, ...]] = {}
        self._possible: dict[tuple[str, str], frozenset[str]] = {}
        self._named: dict[tuple[str, str], tuple[GraphField, ...]] = {}
        self._interface_objects = frozenset(
            (join.graph, one.name)
            for one in supergraph.types.values()
            for join in one.joins
            if join.is_interface_object
        )
        for one in supergraph.types.values():
            if one.is_composite:
                self._add_type(one)
        self._keys_into = {
            name: tuple(sorted(self._read_keys_into(one), key=lambda key: not self._is_sure(key.selection)))
            for name, one in supergraph.types.items()
            if one.is_composite
        }
        self.labels = frozenset(found.label[0] for found in self._fields.values() if found.label is not None)

    def field(self, graph: str, type_name: str, name: str) -> GraphField | None:
        """The field as this very type of this subgraph declares it."""
        return self._fields.get((graph, type_name, name))

    def keys_of(self, graph: str, type_name: str) -> tuple[SelectionSet, ...]:
        """All keys a type has in a subgraph, those that cannot be entered by included."""
        return self._keys_of.get((graph, type_name), ())

    def keys_into(self, type_name: str) -> tuple[Key, ...]:
        """Every way to enter an object of this type, in any subgraph."""
        return self._keys_into.get(type_name, ())

    def is_interface_object(self, graph: str, type_name: str) -> bool:
        return (graph, type_name) in self._interface_objects

    def interface_objects_below(self, graph: str, type_name: str) -> tuple[str, ...]:
        """The interface objects that implement this interface in the subgraph: values of it may be named so there."""
        return self.supergraph.interface_objects_below.get((graph, type_name), ())

    def knows_type(self, graph: str, type_name: str) -> bool:
        """Whether the subgraph can tell what such a value is: one with an interface object cannot."""
        return not self.is_interface_object(graph, type_name) and not self.interface_objects_below(graph, type_name)

    def members(self, graph: str, type_name: str) -> frozenset[str]:
        """What a value can be for the subgraph itself: concrete types, and interface objects as such."""
        found = self.possible(graph, type_name)
        for name in self.interface_objects_below(graph, type_name):
            found = found - self.possible(graph, name) | {name}
        return found

    def possible(self, graph: str, type_name: str) -> frozenset[str]:
        """The concrete types that a value declared as `type_name` can be in this subgraph.

        Of an interface object that is every implementer: the subgraph does not know which, but it may be any.
        """
        found = self._possible.get((graph, type_name))
        if found is None:
            found = self._possible[graph, type_name] = frozenset(self._read_possible(graph, type_name))
        return found

    def can_narrow(self, graph: str, type_name: str, narrower: str) -> bool:
        """Whether a fragment on an abstract type means the same in this subgraph as everywhere, for its values of an
        abstract type: nothing that it knows otherwise is left out."""
        types = self.supergraph.types
        if not (types[type_name].is_abstract and types[narrower].is_abstract):
            return False
        if not (self.knows_type(graph, type_name) and self.knows_type(graph, narrower)):
            return False
        meant = self.possible(graph, type_name).intersection(self.supergraph.possible_types[narrower])
        return bool(meant) and meant <= self.possible(graph, narrower)

    def may_be(self, graph: str, type_name: str, narrower: str) -> bool:
        """Whether the subgraph tells of values of an abstract type what they are, and some are of another one."""
        types = self.supergraph.types
        return (
            types[type_name].is_abstract
            and types[narrower].is_abstract
            and self.knows_type(graph, type_name)
            and not self.possible(graph, type_name).isdisjoint(self.supergraph.possible_types[narrower])
        )

    def members_differ(self, type_name: str, name: str) -> bool:
        """Whether the subgraphs that declare a field differ in the concrete types that its value can be."""
        return len({self.possible(one.graph, one.base_type) for one in self.fields_named(type_name, name)}) > 1

    def fields_named(self, type_name: str, name: str) -> tuple[GraphField, ...]:
        """The field in every subgraph that declares it on this type or on an interface object above it."""
        known = self._named.get((type_name, name))
        if known is None:
            known = self._named[type_name, name] = self._read_fields_named(type_name, name)
        return known

    def _read_fields_named(self, type_name: str, name: str) -> tuple[GraphField, ...]:
        definition = self.supergraph.types[type_name]
        owners = [type_name, *(sorted(definition.interfaces) if definition.kind is Kind.OBJECT else ())]
        return tuple(
            found
            for owner in owners
            for graph in self.supergraph.subgraphs
            if (owner == type_name or self.is_interface_object(graph, owner))
            and (found := self._fields.get((graph, owner, name)))
        )

    def context_types(self, context: str) -> frozenset[str]:
        """The concrete types that set a context, themselves or as an interface or union that does."""
        supergraph = self.supergraph
        setting = [name for name, one in supergraph.types.items() if context in one.contexts]
        return frozenset(one for name in setting for one in supergraph.possible_types[name])

    def describe(self) -> Iterator[str]:
        """The graph as text: nodes with their edges."""
        nodes = sorted({(graph, type_name) for graph, type_name, _ in self._fields})
        for graph, type_name in nodes:
            mark = " (interface object)" if self.is_interface_object(graph, type_name) else ""
            yield f"{type_name} in {self.supergraph.subgraphs[graph].name}{mark}"
            for found in self._fields.values():
                if (found.graph, found.type_name) == (graph, type_name):
                    notes = "".join(
                        f" {note}"
                        for note, holds in (
                            ("external", found.external),
                            ("requires", found.requires),
                            ("context", found.context_arguments),
                        )
                        if holds
                    )
                    yield f"  .{found.name}: {found.type_text}{notes}"
            for key in self.keys_into(type_name):
                if key.graph != graph:
                    yield f"  => {key.type_name} in {self.supergraph.subgraphs[key.graph].name} by {{{key.text}}}"

    def _read_possible(self, graph: str, type_name: str) -> Iterator[str]:
        definition = self.supergraph.types[type_name]
        for concrete in self.supergraph.possible_types[type_name]:
            if definition.kind is Kind.OBJECT or self.is_interface_object(graph, type_name):
                yield concrete
            elif definition.kind is Kind.UNION:
                if concrete in definition.members.get(graph, ()):
                    yield concrete
            elif type_name in self.supergraph.types[concrete].implements.get(graph, ()):
                yield concrete
        for name in self.interface_objects_below(graph, type_name):
            yield from self.possible(graph, name)

    def _add_type(self, definition: TypeDefinition) -> None:
        keys: dict[str, list[SelectionSet]] = {}
        for join in definition.joins:
            found = keys.setdefault(join.graph, [])
            if join.key is not None:
                found.append(parse_field_set(self.supergraph, definition.name, join.key))
        for graph, selections in keys.items():
            self._keys_of[graph, definition.name] = tuple(selections)
            unmarked = self._unmarked_externals(definition, graph)
            # Federation 1 marks what an extension sends back as part of its key: it can all the same be read there.
            readable = {field.name for one in selections for field in one.fields.values()} if definition.owner else ()
            for field in definition.fields.values():
                for join_ in self._joins_in(graph, field):
                    external = join_.external or join_.used_overridden or field.name in unmarked
                    external &= field.name not in readable
                    self._fields[graph, definition.name, field.name] = self._field(definition, field, join_, external)

    def _unmarked_externals(self, definition: TypeDefinition, graph: str) -> set[str]:
        # The MIT composer omits the mark on interface objects. A required object may be the subgraph's own there: its
        # fields are what is external.
        if not self.is_interface_object(graph, definition.name):
            return set()
        return {
            required.name
            for field in definition.fields.values()
            for join in field.joins
            if join.graph == graph and join.requires
            for required in parse_field_set(self.supergraph, definition.name, join.requires).walk()
            if required.selections is None
        }

    def _joins_in(self, graph: str, field: FieldDefinition) -> list[FieldJoin]:
        if field.by_interface:
            return []
        if not field.joins:
            return [FieldJoin(graph)]
        return [join for join in field.joins if join.graph == graph]

    def _field(self, definition: TypeDefinition, field: FieldDefinition, join: FieldJoin, external: bool) -> GraphField:
        written_type = join.type or type_text(field.type)
        base = base_name_of(written_type)
        return GraphField(
            graph=join.graph,
            type_name=definition.name,
            name=field.name,
            base_type=base,
            type_text=written_type,
            requires=self._field_set(definition.name, join.requires),
            provides=self._field_set(base, join.provides),
            external=external,
            label=(join.override_label, join.override is not None) if join.override_label else None,
            context_arguments=join.context_arguments,
        )

    def _field_set(self, type_name: str, text: str | None) -> SelectionSet | None:
        return parse_field_set(self.supergraph, type_name, text) if text else None

    def _read_keys_into(self, definition: TypeDefinition) -> Iterator[Key]:
        for join in definition.joins:
            if join.key is not None and join.resolvable:
                selection = parse_field_set(self.supergraph, definition.name, join.key)
                yield Key(join.graph, definition.name, selection, join.key, join.is_interface_object)
        if definition.kind is Kind.INTERFACE:
            yield from self._keys_of_implementers(definition)
        if definition.kind is Kind.OBJECT:
            for interface in sorted(definition.interfaces):
                for join in self.supergraph.types[interface].joins:
                    if join.is_interface_object and join.key is not None and join.resolvable:
                        selection = parse_field_set(self.supergraph, definition.name, join.key)
                        yield Key(join.graph, interface, selection, join.key, True)

    def _is_sure(self, key: SelectionSet) -> bool:
        """Whether some part is never null: a key of nulls alone names nothing, so others come before it."""
        types = self.supergraph.types
        return any(
            isinstance(types[owner].fields[field.name].type, NonNullTypeNode)
            and (field.selections is None or self._is_sure(field.selections))
            for owner, field in key.walk_typed()
            if field.name in types[owner].fields
        )

    def _keys_of_implementers(self, definition: TypeDefinition) -> Iterator[Key]:
        """Keys that an interface itself has not, but all of its types have: text on the interface serves them all.

        interface Media { id: ID! }  type Book implements Media @key(fields: "id") { id: ID! }  type Film implements …
        → Media in that subgraph, by `id`
        """
        types = self.supergraph.types
        possible = self.supergraph.possible_types[definition.name]
        shared = (
            set[tuple[str, str]].intersection(*(_ways_into(types[name]) for name in possible)) if possible else set()
        )
        for graph, text in sorted(shared - _ways_into(definition)):
            if self.possible(graph, definition.name) == frozenset(possible):
                with suppress(KeyError):  # fields that the interface has not
                    selection = parse_field_set(self.supergraph, definition.name, text)
                    yield Key(graph, definition.name, selection, text, is_of_implementers=True)


def _ways_into(definition: TypeDefinition) -> set[tuple[str, str]]:
    """Subgraphs and the keys by which an object of a type is entered there as what it is."""
    return {
        (join.graph, join.key)
        for join in definition.joins
        if join.key is not None and join.resolvable and not join.is_interface_object
    }
