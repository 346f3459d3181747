"""From the constraint that was hit to the refusal that it stands for."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from kernel.errors import ConcurrentChange, Refusal


@contextmanager
def refusing(refusals: Mapping[str, Refusal | ConcurrentChange]) -> Iterator[None]:
    """Statements inside raise the refusal named for their constraint; any other breach is a bug and stays one."""
    try:
        yield
    except IntegrityError as error:
        # asyncpg's own exception knows the name; SQLAlchemy wraps it twice.
        name = str(getattr(getattr(error.orig, "__cause__", None), "constraint_name", ""))
        if name in refusals:
            raise refusals[name] from error
        raise
