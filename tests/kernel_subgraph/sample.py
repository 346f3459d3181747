"""A small subgraph that uses every part of the kit; the tests (and its README) build on it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum

import strawberry
from sqlalchemy.exc import TimeoutError as PoolTimeout

from kernel.auth.internal_token import Caller, InvalidToken
from kernel.database.unit_of_work import committed_events
from kernel.errors import AccessDenied, ConcurrentChange, Refusal
from kernel.ids import new_id
from kernel.paging.cursor import Cursor, encode_cursor
from kernel.paging.page import Page, page_request
from kernel.subgraph.connections import After, Before, Connection, First, Last, to_connection, wants_total_count
from kernel.subgraph.context import GraphQLContext, RequestFacts, require_scope
from kernel.subgraph.entities import Representation, ids_of
from kernel.subgraph.fields import resolver
from kernel.subgraph.scalars import EmailAddress
from kernel.subgraph.schema import FederatedSchema
from kernel.subgraph.user_errors import UserError, refusals_as


@dataclass(kw_only=True)
class SampleContext(GraphQLContext):
    batches: list[list[str]] = field(default_factory=list)
    counted: list[bool] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)


Info = strawberry.Info[SampleContext, None]


@strawberry.federation.type(keys=["id"], description="A book.")
class Book:
    reference_scopes = frozenset({"books:read"})

    id: strawberry.ID = strawberry.field(description="Its id.")
    title: str = strawberry.field(description="Its title.")
    printed_at: datetime = strawberry.field(description="When it was printed.")

    @resolver("The next one.")
    def sequel(self) -> "Book | None":
        return None

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        ids = ids_of(representations)
        info.context.batches.append(ids)
        await asyncio.sleep(0)
        return [find_book(book_id) for book_id in ids]


@strawberry.federation.type(keys=["id", "shelf { room } row"], description="A place.")
class Place:
    reference_scopes = frozenset({"books:read"})

    id: strawberry.ID = strawberry.field(description="Its id.")

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        raise AccessDenied("FORBIDDEN", "No places for you.")


@strawberry.federation.type(keys=["id"], description="An entity whose resolver forgets an item.")
class Forgetful:
    reference_scopes = frozenset({"books:read"})

    id: strawberry.ID = strawberry.field(description="Its id.")

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        return []


def find_book(book_id: str) -> Book | Exception | None:
    if book_id == "missing":
        return None
    if book_id == "broken":
        return RuntimeError("secret detail")
    return Book(id=strawberry.ID(book_id), title=f"Title {book_id}", printed_at=datetime(2026, 1, 2, tzinfo=UTC))


@strawberry.type(description="Questions.")
class Query:
    @resolver("Echoes an address.")
    def echo(self, email: EmailAddress, at: datetime | None = None) -> str:
        return f"{email} {at}"

    @resolver("All books.", scopes=["books:read"])
    def books(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[Book]:
        require_scope(info.context, "books:read")
        count = wants_total_count(info)
        info.context.counted.append(count)
        request = page_request("books:title", first=first, after=after, last=last, before=before, count=count)
        found = find_book(f"b{request.limit}")
        assert isinstance(found, Book)
        cursor = encode_cursor("books:title", Cursor(found.title, found.id))
        return to_connection(Page(((cursor, found),), True, request.cursor is not None, 1 if count else None))

    @resolver("A bug.")
    def bug(self) -> str | None:
        raise RuntimeError("secret detail")

    @resolver("A result that cannot be serialised.")
    def naive(self) -> datetime | None:
        return datetime(2026, 1, 1)  # noqa: DTZ001  the mistake under test

    @resolver("Never ends.")
    async def slow(self, info: Info) -> str:
        await info.context.gate.wait()
        return "never"

    @resolver("All connections are busy.")
    def busy(self) -> str | None:
        raise PoolTimeout("QueuePool limit of size 5 overflow 0 reached, connection timed out")

    @resolver("The database is away.")
    def away(self) -> str | None:
        raise ConnectionRefusedError("connect call failed")

    @resolver("Changed meanwhile.")
    def changed(self) -> str | None:
        raise ConcurrentChange


class TitleTaken(Refusal):
    code = "TITLE_TAKEN"


class Unlisted(Refusal):
    code = "UNLISTED"


@strawberry.enum(description="Why.")
class PrintBookErrorCode(Enum):
    TITLE_TAKEN = "TITLE_TAKEN"


@strawberry.type(description="Why a book was not printed.")
class PrintBookUserError(UserError):
    code: PrintBookErrorCode = strawberry.field(description="Why.")


@strawberry.type(description="The printed book.")
class PrintBookPayload:
    book: Book | None = strawberry.field(default=None, description="The book.")
    user_errors: list[PrintBookUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.input(description="What to print.")
class PrintBookInput:
    title: str = strawberry.field(description="Its title.")


@strawberry.type(description="Changes.")
class Mutation:
    @resolver("Prints a book.", scopes=["books:write"])
    @refusals_as(PrintBookPayload, PrintBookUserError)
    async def print_book(self, info: Info, input: PrintBookInput) -> PrintBookPayload:
        require_scope(info.context, "books:write")
        if input.title == "taken":
            raise TitleTaken("This title is taken.", field=("input", "book_title"))
        if input.title == "unlisted":
            raise Unlisted("nobody listed this")
        events = committed_events.get()
        assert events is not None
        events.append("evt_1")
        found = find_book(input.title)
        assert isinstance(found, Book)
        return PrintBookPayload(book=found)


@strawberry.type(description="Live.")
class Subscription:
    @resolver("Counts; then waits for ever unless `stop`.", subscription=True)
    async def count(self, info: Info, to: int, stop: bool = True) -> AsyncIterator[int]:
        try:
            for number in range(to):
                yield number
            if not stop:
                await info.context.gate.wait()
        finally:
            info.context.ended.append("count")

    @resolver("Who is asking.", subscription=True)
    async def subject(self, info: Info) -> AsyncIterator[str]:
        yield info.context.caller.subject

    @resolver("Fails.", subscription=True)
    async def failing(self) -> AsyncIterator[int]:
        yield 1
        raise RuntimeError("secret detail")


SCHEMA = FederatedSchema(Query, mutation=Mutation, subscription=Subscription, types=[Book, Place, Forgetful])

READER = Caller(subject="usr_reader", kind="USER", scopes=frozenset({"books:read", "books:write"}))


class BodyVerifier:
    """Takes `token == "for:" + body` as valid, so that a token for another body is refused; each is another token
    unless `token_id` is given."""

    def __init__(self, token_id: str | None = None) -> None:
        self._token_id = token_id

    async def verify(self, token: str, body: bytes) -> Caller:
        if token != "for:" + body.decode():
            raise InvalidToken("not for this body")
        return replace(READER, token_id=self._token_id or new_id("jti"))


def context_of(caller: Caller = READER) -> SampleContext:
    return SampleContext(request=RequestFacts(caller, "cor_1"))
