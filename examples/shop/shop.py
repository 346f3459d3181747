"""A small federated shop to try the router on: four subgraphs in one process, each at its own address.

`python examples/shop/shop.py` serves them on port 4001; `--write` writes their SDLs beside this file.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import strawberry
import uvicorn
from starlette.applications import Starlette
from strawberry import federation
from strawberry.asgi import GraphQL
from strawberry.federation.schema_directives import Key
from strawberry.federation.types import FieldSet

FOLDER = Path(__file__).resolve().parent
PRODUCTS = {"1": ("Espresso machine", 219.0, 9.5), "2": ("Milk jug", 19.9, 0.4), "3": ("Grinder", 149.0, 3.1)}
USERS = {"7": "Ada", "8": "Grace"}
REVIEWS = {"1": [(5, "7"), (4, "8")], "2": [(3, "8")], "3": []}


@federation.type(name="Product", keys=["id"])
class Product:
    """The owner of products: price in euro, weight in kilogrammes."""

    id: strawberry.ID

    @strawberry.field
    def name(self) -> str:
        return PRODUCTS[self.id][0]

    @strawberry.field
    def price(self) -> float:
        return PRODUCTS[self.id][1]

    @strawberry.field
    def weight(self) -> float:
        return PRODUCTS[self.id][2]

    @classmethod
    def resolve_reference(cls, id: strawberry.ID) -> Product | None:  # noqa: A002  # the key's name
        return cls(id=id) if id in PRODUCTS else None


@strawberry.type(name="Query")
class ProductsQuery:
    @strawberry.field
    def products(self) -> list[Product]:
        return [Product(id=strawberry.ID(key)) for key in PRODUCTS]


@federation.type(name="User", keys=["id"])
class User:
    id: strawberry.ID

    @strawberry.field
    def name(self) -> str:
        return USERS[self.id]

    @classmethod
    def resolve_reference(cls, id: strawberry.ID) -> User | None:  # noqa: A002
        return cls(id=id) if id in USERS else None


@strawberry.type(name="Query")
class UsersQuery:
    @strawberry.field
    def users(self) -> list[User]:
        return [User(id=strawberry.ID(key)) for key in USERS]


@federation.type(name="User", keys=[Key(fields=FieldSet("id"), resolvable=False)])
class Author:
    """What reviews knows of a user: who it is."""

    id: strawberry.ID


@federation.type
class Review:
    stars: int
    author: Author


@federation.type(name="Product", keys=["id"])
class ReviewedProduct:
    id: strawberry.ID

    @strawberry.field
    def reviews(self) -> list[Review]:
        return [Review(stars=stars, author=Author(id=strawberry.ID(user))) for stars, user in REVIEWS[self.id]]

    @classmethod
    def resolve_reference(cls, id: strawberry.ID) -> ReviewedProduct:  # noqa: A002
        return cls(id=id)


@federation.type(name="Product", keys=["id"])
class ShippedProduct:
    id: strawberry.ID
    weight: float = federation.field(external=True)

    shipping_estimate: float = federation.field(
        resolver=lambda root: round(3.5 + 1.2 * root.weight, 2),
        requires=["weight"],
        description="In euro; this subgraph is told the weight by the router.",
    )

    @classmethod
    def resolve_reference(cls, id: strawberry.ID, weight: float = 0) -> ShippedProduct:  # noqa: A002
        return cls(id=id, weight=weight)


SUBGRAPHS = {
    "products": federation.Schema(query=ProductsQuery, types=[Product], federation_version="2.9"),
    "users": federation.Schema(query=UsersQuery, types=[User], federation_version="2.9"),
    "reviews": federation.Schema(types=[ReviewedProduct], federation_version="2.9"),
    "shipping": federation.Schema(types=[ShippedProduct], federation_version="2.9"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=4001)
    parser.add_argument("--write", action="store_true", help="write the subgraphs' SDLs and end")
    options = parser.parse_args()
    if options.write:
        for name, schema in SUBGRAPHS.items():
            (FOLDER / f"{name}.graphql").write_text(schema.as_str() + "\n", encoding="utf-8")
        return
    app = Starlette()
    for name, schema in SUBGRAPHS.items():
        app.mount(f"/{name}", GraphQL(schema))
    uvicorn.run(app, host="127.0.0.1", port=options.port, log_level="warning")


if __name__ == "__main__":
    main()
