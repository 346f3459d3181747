"""What a viewer may see, as SQL; the rule is `Viewer.may_see`."""

from sqlalchemy import ColumnElement, and_, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from subgraphs.interviews.application.access import Viewer


def visible_to(
    viewer: Viewer, owner_id: InstrumentedAttribute[str], company_id: InstrumentedAttribute[str | None]
) -> ColumnElement[bool]:
    if viewer.sees_everyone:
        return true()
    private = and_(company_id.is_(None), owner_id == viewer.subject)
    return private if viewer.company_id is None else or_(private, company_id == viewer.company_id)
