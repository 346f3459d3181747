"""The client's selection compiled where something is deferred: what an object shows at once, and what it shows later.

The two dialects of incremental delivery cut an answer differently. The older one (deferSpec=20220824) sends each
deferred fragment whole, with what the first answer has of it already. The newer one (incrementalSpec=v0.2) sends each
field once: the fields of an object are grouped by the fragments that they come with.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graphql import FieldNode, FragmentSpreadNode, InlineFragmentNode, SelectionSetNode

from router.executor.shape import ObjectShape, ShapeCompiler, ShapedField
from router.operation.conditions import is_included
from router.operation.defer import deferral, part_of
from router.operation.model import AT_ONCE, Deferral, Part

# The deferred fragment that a selection stands in.
Tag = Deferral | None
Tagged = tuple[tuple[SelectionSetNode, Tag], ...]


@dataclass(frozen=True)
class Later:
    """Of one object: the deferred fragments that begin there, and what comes with each part."""

    fragments: tuple[Deferral, ...] = ()
    shapes: tuple[tuple[Part, ObjectShape], ...] = ()


@dataclass
class _Collected:
    """Fields by response key, and the deferred fragments that were met, each with its selections."""

    fields: dict[str, list[tuple[FieldNode, Tag]]] = field(default_factory=dict)
    fragments: dict[Deferral, list[SelectionSetNode]] = field(default_factory=dict)
    seen: set[tuple[str, Tag]] = field(default_factory=set)


class SplitShape(ObjectShape):
    """`part` is what the fields here come with; what the object has besides is `later_of` it."""

    __slots__ = ("_later_by_type", "_part", "_path", "_tagged")

    def __init__(
        self,
        compiler: ShapeCompiler,
        type_name: str,
        tagged: Tagged,
        path: tuple[str, ...] = (),
        part: Part = AT_ONCE,
        *,
        is_root: bool = False,
    ) -> None:
        super().__init__(compiler, type_name, (), is_root)
        self._tagged = tagged
        self._path = path
        self._part = part
        self._later_by_type: dict[str, Later] = {}

    def later_of(self, type_name: str) -> Later:
        found = self._later_by_type.get(type_name)
        if found is None:
            found = self._later_by_type[type_name] = self._later(type_name)
        return found

    @abstractmethod
    def _later(self, type_name: str) -> Later: ...

    @abstractmethod
    def _enters(self) -> bool:
        """Whether the fields of a deferred fragment are looked at together with those around it."""

    def _collected(self, type_name: str) -> _Collected:
        found = _Collected()
        for selection_set, tag in self._tagged:
            self._gather(selection_set, tag, type_name, found)
        return found

    def _gather(self, selection_set: SelectionSetNode, tag: Tag, type_name: str, found: _Collected) -> None:
        for selection in selection_set.selections:
            if not is_included(selection.directives, self._compiler.conditions):
                continue
            if isinstance(selection, FieldNode):
                found.fields.setdefault((selection.alias or selection.name).value, []).append((selection, tag))
            elif isinstance(selection, InlineFragmentNode | FragmentSpreadNode):
                self._gather_fragment(selection, tag, type_name, found)

    def _gather_fragment(
        self, node: InlineFragmentNode | FragmentSpreadNode, tag: Tag, type_name: str, found: _Collected
    ) -> None:
        deferred = deferral(node, self._compiler.conditions, self._path, tag)
        inside = deferred or tag
        if isinstance(node, FragmentSpreadNode):
            if self._is_known(node.name.value, inside, found):
                return
            found.seen.add((node.name.value, inside))
            fragment = self._compiler.fragments[node.name.value]
            condition, selection_set = fragment.type_condition.name.value, fragment.selection_set
        else:
            condition = node.type_condition.name.value if node.type_condition else type_name
            selection_set = node.selection_set
        if not self._compiler.matches(type_name, condition):
            return
        if deferred is not None:
            found.fragments.setdefault(deferred, []).append(selection_set)
        if deferred is None or self._enters():
            self._gather(selection_set, inside, type_name, found)

    def _is_known(self, name: str, inside: Tag, found: _Collected) -> bool:
        return (name, inside) in found.seen

    def _shaped(self, type_name: str, key: str, asked: Sequence[tuple[FieldNode, Tag]], part: Part) -> ShapedField:
        nodes = [node for node, _ in asked]
        tagged = tuple((node.selection_set, tag) for node, tag in asked if node.selection_set is not None)
        path = (*self._path, self._compiler.field_key(nodes[0], self._is_root))

        def below(base: str) -> ObjectShape:
            return type(self)(self._compiler, base, tagged, path, part)

        return self._compiler.field(type_name, key, nodes, self._is_root, below)


class FragmentShape(SplitShape):
    """Deferred fragments stay apart from what is around them: each is an answer of its own."""

    __slots__ = ()

    def _enters(self) -> bool:
        return False

    def _compile(self, type_name: str) -> Iterator[ShapedField]:
        for key, asked in self._collected(type_name).fields.items():
            yield self._shaped(type_name, key, asked, self._part)

    def _later(self, type_name: str) -> Later:
        fragments = self._collected(type_name).fragments
        return Later(
            tuple(fragments),
            tuple((frozenset((one,)), self._fragment(type_name, one, written)) for one, written in fragments.items()),
        )

    def _fragment(self, type_name: str, deferred: Deferral, written: Sequence[SelectionSetNode]) -> ObjectShape:
        tagged = tuple((one, deferred) for one in written)
        part = frozenset((deferred,))
        return FragmentShape(self._compiler, type_name, tagged, self._path, part, is_root=self._is_root)


class GroupShape(SplitShape):
    """Fields are grouped by all the fragments that they come with, and are nowhere else."""

    __slots__ = ()

    def _enters(self) -> bool:
        return True

    def _is_known(self, name: str, inside: Tag, found: _Collected) -> bool:
        """Also where it was met further out: then all its fields come from there."""
        outer = (None, *inside.around()) if inside is not None else ()
        return any((name, tag) in found.seen for tag in (inside, *outer))

    def _compile(self, type_name: str) -> Iterator[ShapedField]:
        return self.fields_with(type_name, self._part)

    def fields_with(self, type_name: str, part: Part) -> Iterator[ShapedField]:
        for key, asked in self._collected(type_name).fields.items():
            if part_of(tag for _, tag in asked) == part:
                yield self._shaped(type_name, key, asked, part)

    def _later(self, type_name: str) -> Later:
        found = self._collected(type_name)
        parts = dict.fromkeys(part_of(tag for _, tag in asked) for asked in found.fields.values())
        shapes = tuple((part, PartShape(self._compiler, self, part)) for part in parts if part != self._part)
        return Later(tuple(found.fragments), shapes)


class PartShape(ObjectShape):
    """What an object shows with one part. Its type is looked up then: it may not have been told before."""

    __slots__ = ("_origin", "_part")

    def __init__(self, compiler: ShapeCompiler, origin: GroupShape, part: Part) -> None:
        super().__init__(compiler, origin.type_name, ())
        self._origin = origin
        self._part = part

    def _compile(self, type_name: str) -> Iterator[ShapedField]:
        return self._origin.fields_with(type_name, self._part)


@dataclass(frozen=True)
class SplitShapes:
    """Of one operation, in both dialects."""

    by_fragment: FragmentShape
    by_group: GroupShape

    @classmethod
    def of(cls, compiler: ShapeCompiler, written: SelectionSetNode) -> SplitShapes:
        root = compiler.root.type_name
        tagged = ((written, None),)
        return cls(
            FragmentShape(compiler, root, tagged, is_root=True), GroupShape(compiler, root, tagged, is_root=True)
        )
