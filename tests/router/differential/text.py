"""Writes a planned graph as the SDL of each of its subgraphs."""

from tests.router.differential.plans import COLORS, FieldPlan, GraphPlan, TypePlan


class SdlWriter:
    def __init__(self, plan: GraphPlan) -> None:
        self.plan = plan

    def write(self, graph: str) -> str:
        parts = [f"enum Color {{ {' '.join(COLORS)} }}"]
        if self.plan.roots[graph]:
            parts.append("type Query { " + "  ".join(self.plan.roots[graph]) + " }")
        parts += [self._value_sdl(value, graph) for value in self.plan.values]
        parts += [self._entity_sdl(entity, graph) for entity in self.plan.entities if graph in entity.graphs]
        for entity in self.plan.entities:
            if graph in entity.stubs:
                parts.append(f'type {entity.name} @key(fields: "id", resolvable: false) {{ id: ID! }}')
        if any("part" in key for one in self.plan.entities for key in one.keys.get(graph, ())):
            for one in self.plan.entities:
                if any("part" in key for key in one.keys.get(graph, ())):
                    parts.append(f"type P{one.name} @shareable {{ name: String! }}")
        parts += self._abstract_sdl(graph)
        return "\n".join(parts)

    def _value_sdl(self, value: TypePlan, graph: str) -> str:
        fields = [f"{one.name}: {one.type} @shareable" for one in value.fields if graph in one.owners]
        return f"type {value.name} {{ {'  '.join(fields)} }}"

    def _entity_sdl(self, entity: TypePlan, graph: str) -> str:
        keys = entity.keys[graph]
        names = {"id": "id: ID!", "sku": "sku: String!", "code part { name }": f"code: Int!  part: P{entity.name}! "}
        fields = [names[key] + (" @shareable" if "part" in key else "") for key in keys]
        fields = [one.replace("code: Int!", "code: Int! @shareable") for one in fields]
        fields += [text for one in entity.fields if (text := self._field_sdl(one, graph))]
        implements = "".join(f" implements {name}" for name in sorted(entity.interfaces.get(graph, ())))
        directives = " ".join(f'@key(fields: "{key}")' for key in keys)
        return f"type {entity.name}{implements} {directives} {{ {'  '.join(fields)} }}"

    def _field_sdl(self, one: FieldPlan, graph: str) -> str:
        argument = "(n: Int! = 1)" if one.argument else ""
        head = f"{one.name}{argument}: {one.type}"
        if graph in one.external:
            return f"{head} @external"
        if graph == one.overrides:
            return head
        if graph not in one.owners:
            return ""
        directives = (
            " @shareable" if len(one.owners) > 1 or (one.external and not one.requires and one.name != "common") else ""
        )
        if one.requires:
            directives += f' @requires(fields: "{one.requires}")'
        if graph in one.provides:
            directives += f' @provides(fields: "{one.provides[graph]}")'
        if one.overrides:
            directives += f' @override(from: "{one.overrides}")'
        return head + directives

    def _abstract_sdl(self, graph: str) -> list[str]:
        parts = []
        for name, members in self.plan.abstract.items():
            if name == "I" and self.plan.interface_objects.get(name) == graph:
                fields = "  ".join(f"{one}: {type_}" for one, type_ in self.plan.interface_fields[name])
                parts.append(f'type I @key(fields: "id") @interfaceObject {{ id: ID!  {fields} }}')
            elif graph in members and name == "I":
                key = ' @key(fields: "id")' if name in self.plan.interface_objects else ""
                parts.append(
                    f"interface I{key} {{ id: ID!{'  common: String' if graph in self.plan.common_in else ''} }}"
                )
            elif graph in members:
                parts.append(f"union {name} = {' | '.join(members[graph])}")
        return parts
