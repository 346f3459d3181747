"""What a viewer may see, as SQL: one's own, one's company's, or everything."""

from sqlalchemy import ColumnElement, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from subgraphs.interviews.application.access import Viewer


def visible_to(
    viewer: Viewer, owner_id: InstrumentedAttribute[str], company_id: InstrumentedAttribute[str | None]
) -> ColumnElement[bool]:
    if viewer.sees_everyone:
        return true()
    if viewer.company_id is None:
        return owner_id == viewer.subject
    return or_(owner_id == viewer.subject, company_id == viewer.company_id)
