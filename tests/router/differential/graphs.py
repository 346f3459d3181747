"""Makes random graphs: subgraph SDLs that use every federation feature now and then, and a world of data for them."""

import re
from collections.abc import Iterable
from random import Random
from typing import Any

from tests.router.differential.data import DataMaker
from tests.router.differential.plans import SCALARS, FieldPlan, GraphPlan, RandomGraph, TypePlan
from tests.router.differential.text import SdlWriter


class GraphMaker:
    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.plan = GraphPlan([f"g{n}" for n in range(rng.randint(2, 4))])
        self.plan.roots = {graph: [] for graph in self.plan.graphs}

    def make(self) -> RandomGraph:
        for number in range(self.rng.randint(1, 2)):
            self._add_value(number)
        for number in range(self.rng.randint(2, 4)):
            self._add_entity(number)
        self._add_stubs()
        self._add_interface()
        self._add_union()
        for entity in self.plan.entities:
            self._add_fields(entity)
        self._add_interface_object()
        for entity in self.plan.entities:
            self._add_requires(entity)
            self._add_override(entity)
        self._add_provides()
        self._add_roots()
        world = DataMaker(self.rng, self.plan).fill()
        writer = SdlWriter(self.plan)
        return RandomGraph({graph: writer.write(graph) for graph in self.plan.graphs}, world, self.plan.features)

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def some(self, items: Iterable[str], at_least: int = 1) -> list[str]:
        pool = list(items)
        count = self.rng.randint(min(at_least, len(pool)), len(pool))
        chosen = set(self.rng.sample(pool, count))
        return [item for item in pool if item in chosen]

    # -- types ----------------------------------------------------------------------------------------------------

    def _add_value(self, number: int) -> None:
        plan = TypePlan(f"V{number}", list(self.plan.graphs))
        for index in range(self.rng.randint(1, 3)):
            plan.fields.append(FieldPlan(f"v{number}{index}", self.rng.choice(SCALARS[:5]), list(self.plan.graphs)))
        if self.chance(0.4):
            self.plan.features.add("value type in parts")
            graph = self.rng.choice(self.plan.graphs)
            plan.fields.append(FieldPlan(f"v{number}only", "Int", [graph]))
        self.plan.values.append(plan)

    def _add_entity(self, number: int) -> None:
        graphs = self.some(self.plan.graphs, 1)
        plan = TypePlan(f"E{number}", graphs)
        possible = ["id"]
        if self.chance(0.4):
            possible.append("sku")
        if self.chance(0.3):
            possible.append("code part { name }")
        for graph in graphs:
            plan.keys[graph] = self.some(possible) if self.chance(0.6) else ["id"]
        if any(keys != ["id"] for keys in plan.keys.values()):
            self.plan.features.add("other keys")
        self.plan.entities.append(plan)

    def _add_interface(self) -> None:
        if self.chance(0.7):
            self.plan.features.add("interface")
            members: dict[str, list[str]] = {}
            for graph in self.plan.graphs:
                present = [one.name for one in self.plan.entities if graph in one.graphs and self._has_id(one, graph)]
                if present and self.chance(0.7):
                    members[graph] = self.some(present)
            if members:
                self.plan.abstract["I"] = members
                for graph, names in members.items():
                    for one in self.plan.entities:
                        if one.name in names:
                            one.interfaces.setdefault(graph, set()).add("I")
                if self.chance(0.6):
                    self._add_common_field(members)

    def _add_common_field(self, members: dict[str, list[str]]) -> None:
        """A field of the interface; some implementers have it elsewhere, where this subgraph calls it external."""
        self.plan.features.add("interface field")
        shown = self.some(members)
        self.plan.common_in = shown
        for entity in self.plan.entities:
            needing = [graph for graph in shown if entity.name in members[graph]]
            if not needing:
                continue
            owners = self.some(entity.graphs)
            external = [graph for graph in needing if graph not in owners]
            if external:
                self.plan.features.add("external interface field")
            entity.fields.append(FieldPlan("common", "String", owners, external=external))

    def _has_id(self, entity: TypePlan, graph: str) -> bool:
        return "id" in entity.keys[graph]

    def _add_union(self) -> None:
        if self.chance(0.6):
            self.plan.features.add("union")
            members = {}
            for graph in self.plan.graphs:
                present = [one.name for one in self.plan.entities if graph in one.graphs]
                if present and self.chance(0.7):
                    members[graph] = self.some(present)
            if members:
                self.plan.abstract["U"] = members

    # -- fields ---------------------------------------------------------------------------------------------------

    def _add_fields(self, entity: TypePlan) -> None:
        for index in range(self.rng.randint(2, 6)):
            name = f"f{index}"
            type_, able = self._field_type(entity)
            if not able:
                continue
            owners = [self.rng.choice(able)]
            if self.chance(0.25):
                owners = self.some(able)
            if len(owners) > 1:
                self.plan.features.add("shareable")
            plan = FieldPlan(name, type_, owners)
            if type_ in ("Int", "String") and self.chance(0.2):
                plan.argument = True
                self.plan.features.add("arguments")
            entity.fields.append(plan)

    def _field_type(self, entity: TypePlan) -> tuple[str, list[str]]:
        kind = self.rng.choice(["scalar", "scalar", "entity", "entity", "value", "abstract"])
        if kind == "entity":
            target = self.rng.choice(self.plan.entities)
            able = [graph for graph in entity.graphs if graph in target.graphs or graph in target.stubs]
            return self._wrapped(target.name), able
        if kind == "value":
            return self._wrapped(self.rng.choice(self.plan.values).name), list(entity.graphs)
        if kind == "abstract" and self.plan.abstract:
            name = self.rng.choice(sorted(self.plan.abstract))
            return self._wrapped(name), [graph for graph in entity.graphs if graph in self.plan.abstract[name]]
        scalar = self.rng.choice(SCALARS)
        return scalar if scalar.endswith("!") or self.chance(0.8) else f"{scalar}!", list(entity.graphs)

    def _wrapped(self, name: str) -> str:
        return self.rng.choice([name, f"{name}!", f"[{name}!]!", f"[{name}]", f"[[{name}]!]"])

    def _add_stubs(self) -> None:
        """Subgraphs that only point at an entity of others."""
        for entity in self.plan.entities:
            free = [graph for graph in self.plan.graphs if graph not in entity.graphs]
            with_id = any("id" in keys for keys in entity.keys.values())
            if free and with_id and self.chance(0.4):
                self.plan.features.add("stub")
                graph = self.rng.choice(free)
                entity.stubs.append(graph)

    def _add_requires(self, entity: TypePlan) -> None:
        if not self.chance(0.5):
            return
        graph = self.rng.choice(entity.graphs)
        able = [
            one
            for one in entity.fields
            if graph not in one.owners
            and not one.requires
            and one.overrides is None
            and self._requirable_whole(one, graph)
        ]
        if able:
            self.plan.features.add("requires")
            chosen = self.rng.sample(able, min(len(able), self.rng.randint(1, 2)))
            for one in chosen:
                if graph not in one.external:
                    one.external.append(graph)
            text = " ".join(self._required_text(one, graph) for one in chosen)
            name = f"r{len(entity.fields)}"
            required = [one.name for one in chosen]
            entity.fields.append(FieldPlan(name, "String", [graph], requires=text, required=required))
            self.plan.computed[entity.name, name] = lambda one, _, names=required, text=text: "/".join(
                seen(one.get(name), text) for name in names
            )
            if self.chance(0.5):
                self._chain(entity, name)

    def _chain(self, entity: TypePlan, name: str) -> None:
        others = [graph for graph in entity.graphs if graph not in entity.fields[-1].owners]
        if not others:
            return
        self.plan.features.add("chained requires")
        graph = self.rng.choice(others)
        entity.fields[-1].external.append(graph)
        below = self.plan.computed[entity.name, name]
        chained = f"c{len(entity.fields)}"
        entity.fields.append(FieldPlan(chained, "String", [graph], requires=name, required=[name]))
        self.plan.computed[entity.name, chained] = lambda one, arguments: (
            f"<{one[name] if name in one else below(one, arguments)}>"
        )

    def _requirable(self, one: FieldPlan) -> bool:
        return one.type.strip("[]!") in ("Int", "String", "Boolean", "Color") and not one.argument

    def _requirable_whole(self, one: FieldPlan, graph: str) -> bool:
        """Also values and entities, by a field of theirs."""
        base = one.type.strip("[]!")
        if base.startswith("V"):
            return True
        return self._requirable(one) or any(
            other.name == base and graph in other.graphs and other.keys[graph][0] in ("id", "sku")
            for other in self.plan.entities
        )

    def _required_text(self, one: FieldPlan, graph: str) -> str:
        base = one.type.strip("[]!")
        if base.startswith("V"):
            self.plan.features.add("nested requires")
            value = next(other for other in self.plan.values if other.name == base)
            return f"{one.name} {{ {value.fields[0].name} }}"
        entity = next((other for other in self.plan.entities if other.name == base), None)
        if entity is not None:
            self.plan.features.add("nested requires")
            return f"{one.name} {{ {entity.keys[graph][0]} }}"
        return one.name

    def _add_override(self, entity: TypePlan) -> None:
        if len(entity.graphs) > 1 and self.chance(0.25):
            plain = [one for one in entity.fields if len(one.owners) == 1 and not one.requires and not one.external]
            if plain:
                one = self.rng.choice(plain)
                others = [graph for graph in entity.graphs if graph not in one.owners and self._fits(one, graph)]
                if others:
                    self.plan.features.add("override")
                    one.overrides = one.owners[0]
                    one.owners = [self.rng.choice(others)]

    def _fits(self, one: FieldPlan, graph: str) -> bool:
        base = one.type.strip("[]!")
        if base in self.plan.abstract:
            return graph in self.plan.abstract[base]
        found = next((entity for entity in self.plan.entities if entity.name == base), None)
        return found is None or graph in found.graphs or graph in found.stubs

    def _add_provides(self) -> None:
        for entity in self.plan.entities:
            for one in entity.fields:
                target = next((other for other in self.plan.entities if other.name == one.type.strip("[]!")), None)
                if target is None or one.overrides or not self.chance(0.3):
                    continue
                graph = one.owners[0]
                able = [
                    other
                    for other in target.fields
                    if graph not in other.owners
                    and not other.requires
                    and self._requirable(other)
                    and not other.overrides
                ]
                if able:
                    self.plan.features.add("provides")
                    chosen = self.rng.choice(able)
                    if graph not in chosen.external:
                        chosen.external.append(graph)
                    one.provides[graph] = chosen.name

    def _add_interface_object(self) -> None:
        members = self.plan.abstract.get("I")
        if not members or not self.chance(0.5):
            return
        hosts = [graph for graph, names in members.items() if set(names) == set().union(*members.values())]
        free = [
            graph
            for graph in self.plan.graphs
            if graph not in members
            and not any(graph in one.graphs for one in self.plan.entities if one.name in hosts_of(members))
        ]
        if len(hosts) == len(members) and free:
            graph = self.rng.choice(free)
            self.plan.features.add("interface object")
            self.plan.interface_objects["I"] = graph
            self.plan.interface_fields["I"] = [("x0", "Int"), ("x1", "[String!]!")]

    # -- roots ----------------------------------------------------------------------------------------------------

    def _add_roots(self) -> None:
        number = 0
        for graph in self.plan.graphs:
            for _ in range(self.rng.randint(1, 3)):
                able = [one.name for one in self.plan.entities if graph in one.graphs or graph in one.stubs]
                able += [name for name, members in self.plan.abstract.items() if graph in members]
                if self.plan.interface_objects.get("I") == graph:
                    able.append("I")
                if not able:
                    continue
                type_ = self._wrapped(self.rng.choice(able))
                self.plan.roots[graph].append(f"q{number}: {type_}")
                self.plan.root_data[f"q{number}"] = type_
                number += 1
        if self.chance(0.3):
            shared = [one for one in self.plan.entities if len(one.graphs) > 1]
            if shared:
                self.plan.features.add("shared root")
                one = self.rng.choice(shared)
                for graph in one.graphs:
                    self.plan.roots[graph].append(f"s: {one.name} @shareable")
                self.plan.root_data["s"] = one.name


def seen(value: Any, text: str) -> str:
    """What a requirement shows of a value: of an object only what was required."""
    if isinstance(value, list):
        return "[" + ",".join(seen(one, text) for one in value) + "]"
    if isinstance(value, dict):
        words = re.findall(r"\{ (\w+) \}", text)
        return "{" + ",".join(f"{name}:{value[name]}" for name in sorted(value) if name in words) + "}"
    return str(value)


def hosts_of(members: dict[str, list[str]]) -> set[str]:
    return set().union(*map(set, members.values()))


def random_graph(rng: Random) -> RandomGraph:
    return GraphMaker(rng).make()
