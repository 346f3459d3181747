"""Selections rewritten: those on an abstract type for a type below it, several as one."""

from collections.abc import Collection, Mapping

from router.operation.model import Condition, Field, SelectionSet
from router.supergraph.model import TYPENAME, Supergraph


def on_implementer(supergraph: Supergraph, type_name: str, field: Field) -> Field:
    """A field of an interface as field of an implementer, whose type may be more precise."""
    if field.selections is None:
        return field
    base = supergraph.types[type_name].fields[field.name].base_type
    if base == field.selections.type_name:
        return field
    below = _restricted(supergraph, field.selections, base)
    return Field(field.name, field.arguments, field.arguments_text, field.alias, below)


def objects_of(supergraph: Supergraph, condition: Condition) -> tuple[str, ...]:
    """The concrete types whose objects are of all the types of a condition."""
    first, *others = (supergraph.possible_types[name] for name in condition)
    common = frozenset(first).intersection(*others)
    return tuple(one for one in first if one in common) if others else first


def any_of(supergraph: Supergraph, condition: Condition) -> tuple[str, ...]:
    """A condition as types of which an object must be one: its last where that says it all, else the concrete ones."""
    if len(condition) > 1:
        types = objects_of(supergraph, condition)
        if len(types) < len(supergraph.possible_types[condition[-1]]):
            return types
    return condition[-1:]


def of_interface(supergraph: Supergraph, type_name: str, asked: Mapping[str, Mapping[str, Field]]) -> SelectionSet:
    """What is asked of concrete types as one selection on an interface: alike of all its types is of the interface."""
    possible = supergraph.possible_types[type_name]
    narrowed = {one: dict(asked[one]) for one in possible if asked.get(one)}
    result = SelectionSet(type_name)
    for key, field in dict(narrowed.get(possible[0], {})).items() if len(narrowed) == len(possible) else ():
        if all(one.get(key) == field for one in narrowed.values()) and _is_declared(supergraph, type_name, field):
            result.fields[key] = field
    result.narrowed = {
        (one,): rest
        for one, fields in narrowed.items()
        if (rest := {key: field for key, field in fields.items() if key not in result.fields})
    }
    return result


def _is_declared(supergraph: Supergraph, type_name: str, field: Field) -> bool:
    if field.name == TYPENAME:
        return True
    declared = supergraph.types[type_name].fields.get(field.name)
    return declared is not None and (field.selections is None or declared.base_type == field.selections.type_name)


def by_type(
    supergraph: Supergraph, asked: Mapping[Condition, Mapping[str, Field]], types: Collection[str]
) -> dict[str, dict[str, Field]]:
    """What is asked of types, abstract ones among them, as asked of each concrete one of `types`."""
    result: dict[str, dict[str, Field]] = {}
    for condition, fields in asked.items():
        for concrete in objects_of(supergraph, condition) if fields else ():
            if concrete in types:
                _unite(result.setdefault(concrete, {}), dict(fields))
    return result


def _restricted(supergraph: Supergraph, selections: SelectionSet, type_name: str) -> SelectionSet:
    definition = supergraph.types[type_name]
    fits = {key: one for key, one in selections.fields.items() if one.name in definition.fields or one.name == TYPENAME}
    result = SelectionSet(type_name, fits)
    narrowed = by_type(supergraph, selections.narrowed, supergraph.possible_types[type_name])
    for concrete in supergraph.possible_types[type_name]:
        extra = {key: one for key, one in selections.fields.items() if key not in fits}
        extra.update(narrowed.get(concrete, {}))
        if extra and concrete == type_name:
            result.fields = _merged(result.fields, extra)
        elif extra:
            result.narrowed[concrete,] = extra
    result.deferred = {part: _restricted(supergraph, one, type_name) for part, one in selections.deferred.items()}
    return result


def _merged(one: dict[str, Field], other: dict[str, Field]) -> dict[str, Field]:
    result = dict(one)
    for key, field in other.items():
        known = result.get(key)
        result[key if known is None or known.selections is None else f"{key} "] = field
    return result


def united(*several: SelectionSet) -> SelectionSet:
    """All fields of several selections on one type."""
    first = several[0]
    narrowed = {condition: dict(fields) for condition, fields in first.narrowed.items()}
    result = SelectionSet(first.type_name, dict(first.fields), narrowed)
    for one in several[1:]:
        _unite(result.fields, one.fields)
        for condition, fields in one.narrowed.items():
            _unite(result.narrowed.setdefault(condition, {}), fields)
    return result


def _unite(into: dict[str, Field], fields: dict[str, Field]) -> None:
    for key, field in fields.items():
        known = into.get(key)
        if known is not None and known.selections is not None and field.selections is not None:
            below = united(known.selections, field.selections)
            into[key] = Field(field.name, field.arguments, field.arguments_text, field.alias, below)
        else:
            into.setdefault(key, field)
