"""A graph of federation 1: extended types, owners, value types, several and compound keys. Composed by composers of
all times into `fixtures/composers/federation-1.*.graphql`."""

from tests.router.support.world import Ref, World

SDL = {
    "accounts": """
        "The start of everything."
        type Query { me: User  people: [Person!]  find(by: Filter = {role: STAFF, tags: ["a"]}): [User] }
        type Mutation { rename(id: ID!, name: String!): User }
        "Somebody"
        interface Person { id: ID!  name: String }
        type User implements Person @key(fields: "id") @key(fields: "email") {
          id: ID!  email: String  "What to call them" name: String
          role: Role  home: Address  born: Date @deprecated(reason: "private")
        }
        type Robot implements Person @key(fields: "id") { id: ID!  name: String  model(long: Boolean = true): String }
        type Address { street: String  city: City }
        type City { name: String  zip: Int }
        enum Role { STAFF GUEST }
        input Filter { role: Role = GUEST  tags: [String!]  deep: [Filter] }
        scalar Date @specifiedBy(url: "https://example.test/date")
    """,
    "reviews": """
        extend type Query { latest(first: Int = 2): [Review] }
        extend type Mutation { review(text: String!): Review }
        type Review @key(fields: "id") { id: ID!  text: String  author: User @provides(fields: "email")  about: Thing }
        extend type User @key(fields: "id") {
          id: ID! @external  email: String @external  name: String @external  home: Address @external
          reviews: [Review]
          card: String @requires(fields: "name home { city { zip } }")
        }
        extend type Robot @key(fields: "id") { id: ID! @external  reviews: [Review] }
        extend type Product @key(fields: "upc") { upc: ID! @external  reviews: [Review!] }
        union Thing = User | Product | Note
        type Note { text: String }
        type Address { street: String  city: City }
        type City { name: String  zip: Int }
    """,
    "products": """
        extend type Query { top: [Product]  product(upc: ID!): Product }
        type Product @key(fields: "upc") @key(fields: "sku brand { id }") {
          upc: ID!  sku: String  brand: Brand  price: Int
        }
        type Brand { id: ID!  country: String }
        enum Role { STAFF GUEST }
        extend type User @key(fields: "email") { email: String @external  cart(role: Role): [Product] }
    """,
}
WORLD = World(
    objects={
        "ada": {
            "__typename": "User",
            "id": "1",
            "email": "ada@x",
            "name": "Ada",
            "role": "STAFF",
            "home": Ref("h1"),
            "born": "1815-12-10",
            "reviews": [Ref("r1"), None],
        },
        "bob": {"__typename": "User", "id": "2", "email": "bob@x", "name": None, "home": None, "reviews": []},
        "bot": {"__typename": "Robot", "id": "9", "name": "Bot", "reviews": [Ref("r2")]},
        "h1": {"__typename": "Address", "street": "S", "city": Ref("c1")},
        "c1": {"__typename": "City", "name": "London", "zip": 7},
        "r1": {"__typename": "Review", "id": "r1", "text": "good", "author": Ref("ada"), "about": Ref("p1")},
        "r2": {"__typename": "Review", "id": "r2", "text": "bad", "author": Ref("bob"), "about": Ref("n1")},
        "r3": {"__typename": "Review", "id": "r3", "text": "mid", "author": Ref("bob"), "about": Ref("ada")},
        "n1": {"__typename": "Note", "text": "note"},
        "p1": {
            "__typename": "Product",
            "upc": "u1",
            "sku": "s1",
            "brand": Ref("b1"),
            "price": 5,
            "reviews": [Ref("r1")],
        },
        "b1": {"__typename": "Brand", "id": "b", "country": "UK"},
    },
    roots={
        "me": Ref("ada"),
        "people": [Ref("ada"), Ref("bot"), Ref("bob")],
        "find": lambda asked: [Ref("ada" if asked["by"].get("role") == "STAFF" else "bob")],
        "latest": lambda asked: [Ref("r1"), Ref("r2"), Ref("r3")][: asked["first"]],
        "top": [Ref("p1"), None],
        "product": lambda asked: Ref("p1") if asked["upc"] == "u1" else None,
        "rename": Ref("bob"),
        "review": Ref("r1"),
    },
    computed={
        ("User", "card"): lambda one, _: f"{one['name']} at {((one['home'] or {}).get('city') or {}).get('zip')}",
        ("User", "cart"): lambda _, asked: [Ref("p1")] if asked.get("role") == "STAFF" else [],
        ("Robot", "model"): lambda _, asked: "long" if asked["long"] else "short",
    },
)
# Each with the calls it costs, whoever composed the graph.
QUERIES = {
    "required-over-value-types": (
        """{ me {
          id email name role born home { street city { name zip } } card cart(role: STAFF) { upc price }
        } }""",
        {"accounts": 1, "products": 1, "reviews": 1},
    ),
    "an-interface-of-two-entities": (
        """{ people {
          __typename id name
          ... on User { card cart(role: GUEST) { upc } reviews { author { name } } }
          ... on Robot { model(long: false) reviews { text about {
            __typename ... on Note { text } ... on User { name } ... on Product { price brand { country } }
          } } }
        } }""",
        {"accounts": 2, "products": 1, "reviews": 1},
    ),
    "provided-and-a-union": (
        """{ latest(first: 3) {
          author { email } about { ... on User { role } ... on Product { sku price } ... on Note { text } }
        } }""",
        {"accounts": 1, "products": 1, "reviews": 1},
    ),
    "defaults-and-inputs": (
        """query($role: Role = GUEST) {
          find(by: {role: $role, deep: [{tags: ["x"]}]}) { id card } again: find { name }
        }""",
        {"accounts": 1, "reviews": 1},
    ),
    "mutations-in-series": (
        """mutation {
          a: rename(id: 1, name: "x") { card }
          b: review(text: "y") { id author { name cart(role: STAFF) { reviews { text } } } }
          c: rename(id: 2, name: "q") { email }
        }""",
        {"accounts": 3, "products": 1, "reviews": 3},
    ),
    "two-ways-into-a-product": (
        """{
          top { reviews { author { home { street } } } brand { id } }
          product(upc: "u1") { sku } __typename none: product(upc: "zz") { sku }
        }""",
        {"accounts": 1, "products": 1, "reviews": 1},
    ),
}
