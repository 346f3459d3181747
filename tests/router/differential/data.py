"""Fills a planned graph with objects: every reference points at one that all who may answer with it know."""

from random import Random
from typing import Any

from tests.router.differential.plans import COLORS, FieldPlan, GraphPlan, TypePlan
from tests.router.support.world import Ref, World


def chance(rng: Random, probability: float) -> bool:
    return rng.random() < probability


class DataMaker:
    def __init__(self, rng: Random, plan: GraphPlan) -> None:
        self.rng = rng
        self.plan = plan
        self.objects: dict[str, dict[str, Any]] = {}

    def fill(self) -> World:
        for value in self.plan.values:
            for number in range(2):
                self.objects[f"{value.name}-{number}"] = self._value_object(value)
        for entity in self.plan.entities:
            for number in range(3):
                self.objects[f"{entity.name}-{number}"] = self._keys(entity, number)
        for entity in self.plan.entities:
            for number in range(3):
                self._fill_entity(entity, self.objects[f"{entity.name}-{number}"])
        for name, type_ in list(self.plan.root_data.items()):
            roots = self.plan.roots.items()
            owners = [graph for graph, texts in roots if any(text.startswith(f"{name}:") for text in texts)]
            self.plan.root_data[name] = self._value(type_, owners)
        return World(self.objects, self.plan.root_data, self.plan.computed)

    def _value_object(self, value: TypePlan) -> dict[str, Any]:
        return {"__typename": value.name, **{one.name: self._scalar(one.type) for one in value.fields}}

    def _fill_entity(self, entity: TypePlan, one: dict[str, Any]) -> None:
        for plan in entity.fields:
            if plan.argument:
                self._compute_argument(entity.name, plan)
            elif not plan.requires:
                one[plan.name] = self._value(plan.type, [*plan.owners, *([plan.overrides] if plan.overrides else [])])
        if "I" in self.plan.interface_objects and any("I" in found for found in entity.interfaces.values()):
            for name, type_ in self.plan.interface_fields["I"]:
                one[name] = self._scalar(type_)

    def _compute_argument(self, type_name: str, plan: FieldPlan) -> None:
        texts = plan.type.startswith("String")
        self.plan.computed[type_name, plan.name] = (
            (lambda one, arguments: f"{one.get('id')}{arguments['n']}")
            if texts
            else (lambda _, arguments: arguments["n"] * 2)
        )

    def _keys(self, entity: TypePlan, number: int) -> dict[str, Any]:
        name = f"{entity.name}-{number}"
        self.objects[f"part-{name}"] = {"__typename": f"P{entity.name}", "name": f"part {number}"}
        return {
            "__typename": entity.name,
            "id": f"{entity.name.lower()}{number}",
            "sku": f"sku-{number}",
            "code": number,
            "part": Ref(f"part-{name}"),
        }

    def _value(self, type_: str, owners: list[str]) -> Any:
        if not type_.endswith("!") and chance(self.rng, 0.12):
            return None
        type_ = type_.removesuffix("!")
        if type_.startswith("["):
            inner = type_[1:-1]
            return [self._value(inner, owners) for _ in range(self.rng.randint(0, 3))]
        names = [type_]
        if type_ in self.plan.abstract:
            known = [set(self._members(type_, graph)) for graph in owners]
            names = sorted(set.intersection(*known))
            if not names:
                return None
        if type_.startswith("V"):
            return Ref(f"{type_}-{self.rng.randint(0, 1)}")
        if names[0].startswith("E"):
            return Ref(f"{self.rng.choice(names)}-{self.rng.randint(0, 2)}")
        return self._scalar(type_)

    def _members(self, name: str, graph: str) -> list[str]:
        members = self.plan.abstract[name]
        if self.plan.interface_objects.get(name) == graph:
            return sorted(set().union(*map(set, members.values())))
        return members[graph]

    def _scalar(self, type_: str) -> Any:
        match type_.removesuffix("!"):
            case "Int":
                return self.rng.randint(0, 99)
            case "String":
                return self.rng.choice(["a", "b", "ünï", ""])
            case "Boolean":
                return chance(self.rng, 0.5)
            case "Float":
                return self.rng.randint(0, 9) / 4
            case "Color":
                return self.rng.choice(COLORS)
            case "[String!]!" | "[String!]":
                return self.rng.choices(["x", "y"], k=self.rng.randint(0, 2))
            case _:
                return [None if chance(self.rng, 0.3) else 1 for _ in range(self.rng.randint(0, 2))]
