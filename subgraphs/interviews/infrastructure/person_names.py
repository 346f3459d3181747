"""The name of a person as users told it, as a column: also of who left the company, whom users shows no colleague."""

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from subgraphs.interviews.infrastructure.tables import PersonRow


def name_of(person_id: InstrumentedAttribute[str]) -> ColumnElement[str]:
    """Empty until users has told of the person."""
    name = select(PersonRow.full_name).where(PersonRow.id == person_id).correlate(person_id.class_).scalar_subquery()
    return func.coalesce(name, "")
