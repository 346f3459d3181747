"""A supergraph of a megabyte is read soon and kept small; how it is read differs from graphql-core in nothing else."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from graphql import DocumentNode, GraphQLError, Node, Visitor, parse, print_ast, visit

from router.errors import SupergraphInvalid
from router.supergraph.parse import parse_supergraph
from router.supergraph.read_document import read_document
from tests.router.planner.test_big_graphs import _HEAD
from tests.router.server.test_bombs import slowness
from tests.router.support.compose import ROOT

_GRAPHS = range(10)
_START = """
import gc, sys, time
from router.bootstrap import create_router
from router.settings import RouterSettings
def kept(): return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
text = open(sys.argv[1]).read()
before = kept()
gc.disable()  # as the process of the router does
started = time.process_time()
router = create_router(RouterSettings(), text)
took = time.process_time() - started
gc.collect()
print(took, kept() - before)
"""


def big_supergraph(things: int) -> str:
    """1,200 things are a megabyte."""
    graphs = (f'G{one} @join__graph(name: "g{one}", url: "http://g{one}.test/")' for one in _GRAPHS)
    everywhere = " ".join(f"@join__type(graph: G{one})" for one in _GRAPHS)
    roots = (f"t{one}(id: ID!, by: By{one}): T{one} @join__field(graph: G{one % 10})" for one in range(things))
    types = (_thing(one, things) for one in range(things))
    root = f"type Query {everywhere} {{ {' '.join(roots)} }}"
    return "\n".join([_HEAD, f"enum join__Graph {{ {' '.join(graphs)} }}", root, *types])


def _thing(number: int, things: int) -> str:
    graphs = number % 10, (number + 1) % 10
    keys = " ".join(f'@join__type(graph: G{one}, key: "id")' for one in graphs)
    kinds = ("String", "Int!", "[String!]!", f"T{(number + 3) % things}", "Float")
    fields = " ".join(
        f'"""What it is."""\n f{one}(first: Int = 10): {kinds[one % 5]} @join__field(graph: G{graphs[one % 2]})'
        for one in range(8)
    )
    by = " ".join(f"by{one}: String" for one in range(4))
    described = '"""A thing, described in a sentence of some length."""'
    inputs = f"input By{number} @join__type(graph: G{graphs[0]}) {{ {by} }}"
    return f"{described}\ntype T{number} {keys} {{ id: ID! {fields} }}\n{inputs}"


def test_a_supergraph_of_1_mb_starts_in_time_and_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "supergraph.graphql"
    path.write_text(big_supergraph(1_200), encoding="utf-8")
    assert path.stat().st_size > 1_000_000
    slow = slowness()
    command = [sys.executable, "-c", _START, str(path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    took, kept = map(float, ran.stdout.split())
    assert took / max(slow, slowness()) < 3
    assert kept < 90  # beside the 60 MB that any router has


def test_the_syntax_tree_is_not_kept() -> None:
    supergraph = parse_supergraph(big_supergraph(20))
    gc.collect()
    seen: set[int] = set()
    waiting: list[object] = [supergraph]
    nodes = []
    while waiting:
        found = waiting.pop()
        if id(found) in seen or isinstance(found, type) or type(found).__name__ in ("module", "function"):
            continue
        seen.add(id(found))
        nodes += [found] if isinstance(found, Node) else []
        waiting.extend(gc.get_referents(found))
    kinds = {node.kind for node in nodes}
    # Of each field its type, and of arguments their defaults.
    assert kinds <= {"named_type", "list_type", "non_null_type", "name", "int_value"}
    assert supergraph.document.definitions  # read anew for whoever asks


FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").rglob("*.graphql"), key=lambda path: path.stat().st_size)


def lines_of(document: DocumentNode) -> list[tuple[str, int | None]]:
    found: list[tuple[str, int | None]] = []

    class Lines(Visitor):
        def enter(self, node: Node, *_: object) -> None:
            found.append((node.kind, node.loc.start_token.line if node.loc else None))

    visit(document, Lines())
    return found


ODD = (
    '# a comment\r\ntype\rA{a:Int#x\n,b(c:String="d\\u0041" e:[Int!]!=[1 -2.5e3]):B}\n'
    '"""\n block "quoted" \\""" \n"""\nunion U=|A|B "" scalar S "tab\there é 😀" enum E{X Y} '
    "directive@d(a:I={b:{c:null}})repeatable on FIELD|OBJECT extend schema@d{query:A}\ufeff interface B{x:Int}"
)


@pytest.mark.parametrize("text", [ODD, *(path.read_text("utf-8") for path in FIXTURES[:: max(1, len(FIXTURES) // 40)])])
def test_a_document_is_read_as_graphql_core_reads_it(text: str) -> None:
    ours, theirs = read_document(text), parse(text)
    assert print_ast(ours) == print_ast(theirs)
    assert lines_of(ours) == lines_of(theirs)


MISTAKES = (
    "type A {\n  a: }",
    'type A {\n\r\n a(b: "',
    "type A { a: 5 }",
    "\n\n'",
    "type A {",
    '"""x',
    "type A { ..a }",
    "é",
)


@pytest.mark.parametrize("text", MISTAKES)
def test_mistakes_are_told_with_their_line(text: str) -> None:
    with pytest.raises(GraphQLError) as theirs:
        parse(text)
    with pytest.raises(GraphQLError) as ours:
        read_document(text)
    assert ours.value.message == theirs.value.message
    assert ours.value.locations == theirs.value.locations
    line = theirs.value.locations[0].line if theirs.value.locations else 0
    with pytest.raises(SupergraphInvalid, match=f"^line {line}: "):
        parse_supergraph(text)
