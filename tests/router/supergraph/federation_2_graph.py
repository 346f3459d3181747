"""A graph of federation 2 that uses what each version brought. Composed by composers of all times into
`fixtures/composers/federation-2.*.graphql`."""

from tests.router.support.world import Ref, World

_IMPORTS = {
    0: ("@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@tag"),
    1: ("@composeDirective",),
    3: ("@interfaceObject",),
    5: ("@authenticated", "@requiresScopes"),
    6: ("@policy",),
    9: ("@cost", "@listSize"),
    12: ("@cacheTag",),
}
_MARKS = """extend schema
  @link(url: "https://example.test/mine/v1.0", import: ["@mark", {name: "@other", as: "@otherwise"}])
  @composeDirective(name: "@mark") @composeDirective(name: "@otherwise")
"""


def head(minor: int, subgraph: str) -> str:
    """What a subgraph says first: federation 2.minor, with everything it has."""
    names = ", ".join(f'"{name}"' for since, found in _IMPORTS.items() if since <= minor for name in found)
    return f'extend schema @link(url: "https://specs.apollo.dev/federation/v2.{minor}", import: [{names}])\n' + (
        _MARKS if subgraph == "a" else ""
    )


def sdl(minor: int) -> dict[str, str]:
    """Without the head: that is for composers."""

    def since(first: int, text: str) -> str:
        return text if minor >= first else ""

    return {
        "a": f"""
            directive @mark(x: Int = 3) on FIELD_DEFINITION | OBJECT
            directive @otherwise on FIELD_DEFINITION
            directive @show(how: Level! = LOW, hint: String = "a\\"b", list: [Int!] = [1]) on FIELD | QUERY
            type Query {{
              me: User @mark(x: 4) @otherwise
              items(by: In = {{a: 1}}, hidden: Int @inaccessible): [Item!]!
              secret: Secret @inaccessible
              any: [Any]
              tagged: Int {since(12, '@cacheTag(format: "x")')}
            }}
            "about users"
            type User @key(fields: "id") @key(fields: "code") @tag(name: "t") {{
              id: ID!
              code: String! @inaccessible
              name: String @deprecated(reason: "x")
              price(in: Level = HIGH, old: Int @deprecated): Int
              friends(first: Int): [User] {since(9, '@listSize(slicingArguments: ["first"], assumedSize: 10)')}
              dear: Int {since(9, "@cost(weight: 5)")}
              mail: String {since(5, "@authenticated")}
              notes: String {since(5, '@requiresScopes(scopes: [["a", "b"], ["c"]])')}
              rule: String {since(6, '@policy(policies: [["p"]])')}
            }}
            interface Item {since(3, '@key(fields: "id")')} {{ id: ID!  title: String }}
            type Book implements Item & Mask @key(fields: "id") {{
              id: ID!  title: String  pages: Int  secret: Secret @inaccessible
            }}
            type Film implements Item @key(fields: "id") {{ id: ID!  title: String }}
            type Secret @inaccessible @shareable {{ x: Int }}
            interface Mask @inaccessible {{ id: ID! }}
            union Any = Book | Film | Secret
            scalar Date @specifiedBy(url: "https://example.test/date")
            scalar Hidden @inaccessible
            enum Level @tag(name: "t") {{ "low" LOW  HIGH  MAX @inaccessible  OLD @deprecated(reason: "o") }}
            input In {{ a: Int = 5  b: [In!]  hidden: Int @inaccessible  since: Date  level: Level = LOW }}
        """,
        "b": f"""
            directive @show(how: Level! = LOW, hint: String = "a\\"b", list: [Int!] = [1]) on FIELD | QUERY
            enum Level {{ LOW HIGH MAX OLD }}
            type Query {{ latest: [Review] }}
            type User @key(fields: "code") {{
              code: String!
              reviews: [Review]
              price(in: Level = HIGH, old: Int): Int @external
              priced: String @requires(fields: "price(in: LOW)")
            }}
            type Review @key(fields: "id") {{ id: ID!  author: User  by: Secret @inaccessible  text: String }}
            type Secret @inaccessible @shareable {{ x: Int }}
            {since(3, 'type Item @interfaceObject @key(fields: "id") { id: ID!  rating: Int }')}
        """,
    }


WORLD = World(
    objects={
        "ada": {"__typename": "User", "id": "1", "code": "c1", "name": "Ada", "reviews": [Ref("r1")], "price": 1},
        "bob": {"__typename": "User", "id": "2", "code": "c2", "name": None, "reviews": None},
        "r1": {"__typename": "Review", "id": "r1", "author": Ref("ada"), "by": None, "text": "good"},
        "r2": {"__typename": "Review", "id": "r2", "author": Ref("bob"), "by": None, "text": None},
        "book": {"__typename": "Book", "id": "i1", "title": "Book", "pages": 9, "rating": 4},
        "film": {"__typename": "Film", "id": "i2", "title": "Film", "rating": None},
    },
    roots={
        "me": Ref("ada"),
        "items": lambda asked: [Ref("book"), Ref("film")][: asked["by"]["a"]],
        "any": [Ref("film"), Ref("book"), None],
        "latest": [Ref("r1"), None, Ref("r2")],
        "tagged": 1,
    },
    computed={
        ("User", "price"): lambda _, asked: {"LOW": 1, "HIGH": 10, "OLD": 5}[asked["in"]],
        ("User", "priced"): lambda one, _: f"for {one['price']}",
        ("User", "friends"): lambda _, asked: [Ref("bob")][: asked.get("first", 9)],
    },
)
# By the first minor version of federation that has what is asked.
QUERIES = {
    "a-key-that-clients-cannot-see": (
        0,
        "{ latest { text author { id name reviews { id } } } me { reviews { text } } }",
    ),
    "required-with-an-argument": (1, "{ me { price(in: OLD) priced dear: price } }"),
    "an-input-with-defaults": (
        0,
        "query($a: Int = 2) { items(by: {a: $a, level: HIGH}) { title } items2: items { id } }",
    ),
    "a-union-without-its-hidden-member": (0, "{ any { __typename ... on Book { pages } ... on Item { title } } }"),
    "an-interface-object": (3, "{ items(by: {a: 3}) { title rating ... on Book { pages rating } } }"),
    "a-composed-executable-directive": (
        0,
        '{ me @show { name @show(how: HIGH, hint: "x") friends(first: 1) { name } } }',
    ),
}
