"""People and companies of the users context, of which only the id is known here."""

import strawberry
from strawberry.federation.schema_directives import Key
from strawberry.federation.types import FieldSet


@strawberry.type(
    directives=[Key(fields=FieldSet("id"), resolvable=False)], description="HR colleagues who share templates."
)
class Company:
    id: strawberry.ID = strawberry.field(description="Opaque id, `cmp_…`.")


def company_stub(company_id: str | None) -> Company | None:
    return Company(id=strawberry.ID(company_id)) if company_id else None
