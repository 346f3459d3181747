"""Documents of about one kilobyte that are built to explode, and the graph that they are for."""

from collections.abc import Callable

from tests.router.support.world import Ref, World

_TYPES = range(20)
SDL = {
    "one": """
        type Query { a: A  n(id: ID, f: F, l: [[[Int]]], j: J): Node  h: H }
        scalar J
        input F { f: F  fs: [F!]  s: String }
        interface Node { id: ID!  x: Node  y: Node  p: Node }
        type A @key(fields: "id") { id: ID!  self: A  other: A  b: B  name: String  arg(x: Int, f: F, l: [[Int]]): A }
        type B @key(fields: "id") { id: ID! }
        type H { a: A  h: H  g: H }
    """
    + "\n".join(
        f'type N{i} implements Node @key(fields: "id") {{ id: ID!  x: Node  y: Node  p: Node  own{i}: Int }}'
        for i in _TYPES
    ),
    "two": """
        type A @key(fields: "id") { id: ID!  far: B  title: String }
        type B @key(fields: "id") { id: ID!  a: A  b: B }
    """
    + "\n".join(f'type N{i} @key(fields: "id") {{ id: ID!  far{i}: Int  same: Int }}' for i in _TYPES),
    "three": """
        type A @key(fields: "id") { id: ID!  third: B }
        type B @key(fields: "id") { id: ID!  c: A  d: B }
    """,
}
_A = {"__typename": "A", "id": "1", "name": "n", "b": Ref("b"), "title": "t"}
WORLD = World(
    objects={"a": _A, "b": {"__typename": "B", "id": "2", "a": Ref("a"), "c": Ref("a")}},
    roots={"a": Ref("a"), "n": None, "h": None},
    computed={("A", "arg"): lambda one, _: one},
)


def fragments(count: int, body: Callable[[str], str], on: str = "A", last: str = "id") -> str:
    """Each fragment has the next one in it, as `body` says."""
    chain = [f"fragment F{i} on {on}{{{body(f'...F{i + 1}')}}}" for i in range(count)]
    return " ".join([*chain, f"fragment F{count} on {on}{{{last}}}"])


def in_fragments(count: int, body: Callable[[str], str]) -> str:
    return "{a{...F0}}" + fragments(count, body)


def nested(levels: int, body: Callable[[str], str], last: str = "id") -> str:
    text = last
    for _ in range(levels):
        text = body(text)
    return text


EXPANDED, DEPTH, EFFORT = "MAX_EXPANDED_SELECTIONS_LIMIT", "MAX_DEPTH_LIMIT", "MAX_PLANNING_EFFORT"
ALIASES, INVALID, TOKENS = "MAX_ALIASES_LIMIT", "GRAPHQL_VALIDATION_FAILED", "MAX_TOKENS_LIMIT"

REFUSED: dict[str, tuple[str, str]] = {
    "fragments spread twice per level": (in_fragments(25, lambda f: f"{f} {f}"), EXPANDED),
    "fragments in two fields per level": (in_fragments(20, lambda f: f"self{{{f}}}other{{{f}}}"), EXPANDED),
    "fragments in one field twice per level": (in_fragments(20, lambda f: f"self{{{f}}}self{{{f}}}"), EXPANDED),
    "fragments under two aliases per level": (in_fragments(20, lambda f: f"p:self{{{f}}}q:self{{{f}}}"), EXPANDED),
    "fragments under two aliases, not too many": (in_fragments(8, lambda f: f"p:self{{{f}}}q:self{{{f}}}"), ALIASES),
    "fragments on an interface's objects": (
        "{n{...F0}}" + fragments(8, lambda f: f"x{{{f}}}y{{{f}}}...on N1{{p{{{f}}}}}...on N2{{p{{{f}}}}}", "Node"),
        EXPANDED,
    ),
    "an interface's objects, just below the limits": (
        "{n{...F0}}" + fragments(6, lambda f: f"x{{{f}}}y{{{f}}}...on N1{{far1 p{{{f}}}}}...on N2{{p{{{f}}}}}", "Node"),
        EFFORT,
    ),
    "8000 fields from 600 bytes": (in_fragments(12, lambda f: f"self{{{f}}}other{{{f}}}"), EFFORT),
    "2000 jumps between subgraphs": (in_fragments(9, lambda f: f"b{{a{{{f}}}c{{{f}}}}}"), EFFORT),
    "1000 jumps over three subgraphs": (in_fragments(6, lambda f: f"far{{a{{{f}}}c{{{f}}}}}third{{a{{{f}}}}}"), EFFORT),
    "jumps without end": (in_fragments(20, lambda f: f"b{{a{{{f}}}c{{{f}}}}}"), EXPANDED),
    "deferred jumps": (
        "{...@defer{a{...F0}}}" + fragments(9, lambda f: f"b{{a{{{f}}}c{{{f}}}}}"),
        EFFORT,
    ),
    "250 aliases": ("{a{" + " ".join(f"a{i}:id" for i in range(250)) + "}}", ALIASES),
    "150 root fields": ("{" + "a{id} " * 150 + "}", "MAX_ROOT_FIELDS_LIMIT"),
    "110 directives": ("{a" + "@skip(if:false)" * 110 + "{id}}", "MAX_DIRECTIVES_LIMIT"),
    "150 unknown directives": ("{a" + "@x" * 150 + "{id}}", "MAX_DIRECTIVES_LIMIT"),
    "directives in fragments": (in_fragments(8, lambda f: f"{f}@skip(if:false) {f}"), "MAX_DIRECTIVES_LIMIT"),
    "51 levels of fields": ("{a{" + nested(49, lambda b: f"self{{{b}}}") + "}}", DEPTH),
    "a field 52 levels deep by fragments": (in_fragments(50, lambda f: f"self{{{f}}}"), DEPTH),
    "fragments in fragments, 40 deep": (in_fragments(40, lambda f: f"...{{...{{...{{...{{{f}}}}}}}}}"), DEPTH),
    "200 inline fragments": ("{a{" + nested(200, lambda b: f"...{{{b}}}") + "}}", DEPTH),
    "braces": ("{" * 1000, DEPTH),
    "braces with names": ("{a" * 500, DEPTH),
    "a list in a list, 400 deep": ("{n(l:" + "[" * 400 + "]" * 400 + "){id}}", DEPTH),
    "an object in an object, 150 deep": ("{n(f:" + nested(150, lambda b: f"{{f:{b}}}", "null") + "){id}}", DEPTH),
    "fragments in a circle": (
        "{a{...F0}}" + "".join(f"fragment F{i} on A{{self{{...F{(i + 1) % 9}...F0}}other{{...F0}}}}" for i in range(9)),
        INVALID,
    ),
    "150 unknown fields": ("{a{" + " ".join(f"z{i}" for i in range(150)) + "}}", INVALID),
    "120 unknown fragments": ("{a{" + " ".join(f"...Z{i}" for i in range(120)) + "}}", INVALID),
    "100 unused variables": ("query(" + " ".join(f"$v{i}:Int" for i in range(99)) + "){a{id}}", INVALID),
    "fields that cannot be merged": ("{a{" + " ".join(f"x:arg(x:{i}){{id}}" for i in range(60)) + "}}", INVALID),
    "introspection in introspection": (
        "{__schema{types{" + nested(9, lambda b: f"fields{{type{{{b}}}}}", "name") + "}}}",
        INVALID,
    ),
    "introspection under many names": (
        "{" + " ".join(f"s{i}:__schema{{types{{fields{{type{{name}}}}}}}}" for i in range(20)) + "}",
        ALIASES,
    ),
}

ANSWERED: dict[str, str] = {
    "one field in itself, twice per level": "{a{" + nested(5, lambda b: f"self{{{b}}}self{{{b}}}") + "}}",
    "the same with arguments": "{a{" + nested(5, lambda b: f"arg(x:1){{{b}}}arg(x:1){{{b}}}") + "}}",
    "the same in fragments": in_fragments(10, lambda f: f"self{{{f}}}self{{{f}}}"),
    "60 aliases of a root field": "{" + " ".join(f"a{i}:a{{id}}" for i in range(60)) + "}",
    "120 aliases of a field": "{a{" + " ".join(f"a{i}:name" for i in range(120)) + "}}",
    "24 jumps from one to the other": "{a{" + nested(12, lambda b: f"b{{a{{{b}}}}}") + "}}",
    "90 inline fragments": "{a{" + nested(90, lambda b: f"...{{{b}}}") + "}}",
    "45 inline fragments with a type": "{a{" + nested(45, lambda b: f"... on A{{{b}}}") + "}}",
    "a list of 200 lists": "{a{arg(l:[" + "[1]," * 200 + "]){id}}}",
    "a long text": '{n(id:"' + "x" * 900 + '"){id}}',
    "an interface, 16 deep": "{n{" + nested(16, lambda b: f"x{{{b}}}") + "}}",
    "20 objects of an interface, 10 deep": (
        "{n{" + nested(8, lambda b: f"x{{{b}}}", " ".join(f"...on N{i}{{same}}" for i in _TYPES)) + "}}"
    ),
    "overlapping fields": "{" + ("a{" + "".join(f"{k}:self{{id}}" for k in "pqrs") + "}") * 12 + "}",
    "many conditions": (
        "query("
        + "".join(f"$v{i}:Boolean=true " for i in range(20))
        + "){a{"
        + "".join(f"x{i}:id@skip(if:$v{i})" for i in range(20))
        + "id}}"
    ),
    "90 times the same": "{" + "__typename " * 90 + "}",
}
