"""The gateway's repositories and views on the real PostgreSQL."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import asyncpg
import pytest

from gateway.application.ports import Identity, IdentityTaken
from gateway.bootstrap import Store
from gateway.domain.access import Access
from gateway.domain.pending_sign_in import PendingSignIn
from gateway.domain.registration import Registration
from gateway.domain.secret import fingerprint
from gateway.domain.session import Session, SessionId, SessionLifetime
from kernel.errors import ConcurrentChange
from tests.gateway.fakes import ISSUER, NOON, person


def session(session_id: str = "ses_1", subject: str = "usr_1") -> Session:
    return Session.open(
        SessionId(session_id),
        kind="USER",
        subject=subject,
        token_hash=fingerprint(session_id),
        now=NOON,
        lifetime=SessionLifetime(),
        user_agent="Firefox",
        id_token="id.token.text",
    )


async def add(store: Store, *sessions: Session) -> None:
    async with store.begin() as uow:
        for item in sessions:
            await uow.sessions.add(item)
        await uow.commit()


class TestSessions:
    async def test_comes_back_as_it_was_stored(self, store: Store) -> None:
        await add(store, session())
        async with store.begin() as uow:
            found = await uow.sessions.find("ses_1")
        assert found is not None
        assert vars(found) == {**vars(session()), "version": 1}

    async def test_the_secret_of_a_cookie_is_not_in_the_database(self, store: Store, clean_gateway_db: str) -> None:
        secret = "k" * 43
        opened = session()
        opened.token_hash = fingerprint(secret)
        await add(store, opened)
        connection = await asyncpg.connect(clean_gateway_db)
        row = await connection.fetchval("SELECT row_to_json(sessions)::text FROM sessions")
        await connection.close()
        assert secret not in row
        assert fingerprint(secret) in row

    async def test_an_ending_is_stored_and_the_id_token_goes(self, store: Store) -> None:
        await add(store, session())
        async with store.begin() as uow:
            found = await uow.sessions.find_by_hash(fingerprint("ses_1"))
            assert found is not None
            found.end("SIGNED_OUT", NOON)
            await uow.sessions.save(found)
            await uow.commit()
        view = await store.views.by_id("ses_1")
        assert view is not None
        assert (view.ended_at, view.end_code) == (NOON, "SIGNED_OUT")
        async with store.begin() as uow:
            assert await uow.sessions.not_ended_of("usr_1") == []

    async def test_two_endings_at_once_wait_for_each_other(self, store: Store) -> None:
        await add(store, session())

        async def end(code: str) -> bool:
            async with store.begin() as uow:
                found = await uow.sessions.find("ses_1")
                assert found is not None
                ended = found.end(code, NOON)
                await asyncio.sleep(0.01)
                await uow.sessions.save(found)
                await uow.commit()
            return ended

        assert sorted(await asyncio.gather(end("SIGNED_OUT"), end("USER_SUSPENDED"))) == [False, True]

    async def test_a_version_that_moved_on_is_refused(self, store: Store) -> None:
        await add(store, session())
        stale = session()
        stale.version = 7
        async with store.begin() as uow:
            with pytest.raises(ConcurrentChange):
                await uow.sessions.save(stale)

    async def test_touching_moves_last_seen_forward_only(self, store: Store) -> None:
        await add(store, session())
        await store.views.touch("ses_1", NOON + timedelta(minutes=2))
        await store.views.touch("ses_1", NOON + timedelta(minutes=1))
        view = await store.views.by_id("ses_1")
        assert view is not None
        assert view.last_seen_at == NOON + timedelta(minutes=2)

    async def test_those_long_over_are_dropped(self, store: Store) -> None:
        await add(store, session("ses_1"))
        async with store.begin() as uow:
            await uow.sessions.drop_old(NOON)
            assert await uow.sessions.find("ses_1") is not None
            await uow.sessions.drop_old(NOON + timedelta(days=8))
            assert await uow.sessions.find("ses_1") is None


class TestViews:
    async def test_one_read_has_access_company_and_registration(self, store: Store) -> None:
        await add(store, session())
        async with store.begin() as uow:
            await uow.access.put_user("usr_1", "ACTIVE", frozenset({"HR"}))
            await uow.access.put_member("usr_1", "cmp_1", "MEMBER", is_primary=False)
            await uow.access.put_member("usr_1", "cmp_2", "OWNER", is_primary=True)
            await uow.registrations.add(Registration.start("usr_1", person(), NOON))
            await uow.commit()
        view = await store.views.by_hash(fingerprint("ses_1"))
        assert view is not None
        assert view.access == Access("ACTIVE", frozenset({"HR"}), "cmp_2", "OWNER")
        assert view.registration == "PENDING"

    async def test_a_session_of_somebody_unknown_has_no_access(self, store: Store) -> None:
        await add(store, session())
        view = await store.views.by_hash(fingerprint("ses_1"))
        assert view is not None
        assert (view.access, view.registration) == (None, None)
        assert await store.views.by_hash("unknown") is None

    async def test_lists_the_sessions_of_one_user_that_did_not_end(self, store: Store) -> None:
        ended = session("ses_2")
        ended.end("SIGNED_OUT", NOON)
        await add(store, session("ses_1"), ended, session("ses_3", "usr_2"))
        assert [view.session_id for view in await store.views.of_user("usr_1")] == ["ses_1"]

    async def test_knows_which_events_the_inbox_has(self, store: Store) -> None:
        async with store.begin() as uow:
            assert await uow.inbox.first_time("evt_1")
            await uow.commit()
        assert await store.views.applied(frozenset({"evt_1", "evt_2"})) == {"evt_1"}


class TestAccess:
    async def test_copies_are_overwritten_and_removed(self, store: Store) -> None:
        async with store.begin() as uow:
            await uow.access.put_user("usr_1", "ACTIVE", frozenset())
            await uow.access.put_user("usr_1", "ACTIVE", frozenset({"HR", "ADMIN"}))
            await uow.access.put_status("usr_1", "SUSPENDED")
            await uow.access.put_status("usr_2", "SUSPENDED")
            await uow.access.put_member("usr_1", "cmp_1", "MEMBER", is_primary=False)
            await uow.access.put_member("usr_1", "cmp_1", "OWNER", is_primary=False)
            await uow.commit()
        async with store.begin() as uow:
            first, second = await uow.access.of("usr_1"), await uow.access.of("usr_2")
            await uow.access.remove_member("usr_1", "cmp_1")
            alone = await uow.access.of("usr_1")
            assert await uow.access.of("usr_3") is None
        assert first == Access("SUSPENDED", frozenset({"HR", "ADMIN"}), "cmp_1", "OWNER")
        assert second == Access("SUSPENDED")
        assert alone == replace(first, company_id=None, company_role=None)


class TestSignIn:
    async def test_a_pending_sign_in_is_taken_once_and_only_by_its_browser(self, store: Store) -> None:
        pending = PendingSignIn.begin(
            state_hash="s" * 64, browser_hash="b" * 64, nonce="n", code_verifier="v", return_to="/", now=NOON
        )
        async with store.begin() as uow:
            await uow.pending.add(pending)
            await uow.commit()
        async with store.begin() as uow:
            assert await uow.pending.take("s" * 64, "x" * 64) is None
            assert await uow.pending.take("s" * 64, "b" * 64) == pending
            assert await uow.pending.take("s" * 64, "b" * 64) is None

    async def test_expired_ones_are_dropped(self, store: Store) -> None:
        pending = PendingSignIn.begin(
            state_hash="s" * 64, browser_hash="b" * 64, nonce="n", code_verifier="v", return_to="/", now=NOON
        )
        async with store.begin() as uow:
            await uow.pending.add(pending)
            await uow.pending.drop_expired(pending.expires_at)
            assert await uow.pending.take("s" * 64, "b" * 64) is None

    async def test_one_person_has_one_identity_and_the_transaction_stays_usable(self, store: Store) -> None:
        async with store.begin() as uow:
            await uow.identities.add(Identity("usr_1", ISSUER, "sub"))
            with pytest.raises(IdentityTaken):
                await uow.identities.add(Identity("usr_2", ISSUER, "sub"))
            await uow.commit()
        async with store.begin() as uow:
            assert await uow.identities.find(ISSUER, "sub") == Identity("usr_1", ISSUER, "sub")
            assert await uow.identities.find("http://other", "sub") is None
            await uow.identities.remove("usr_1")
            assert await uow.identities.find(ISSUER, "sub") is None

    async def test_a_registration_comes_back_with_its_command(self, store: Store) -> None:
        started = Registration.start("usr_1", person(), NOON)
        async with store.begin() as uow:
            await uow.registrations.add(started)
            await uow.commit()
        async with store.begin() as uow:
            found = await uow.registrations.find("usr_1")
            assert found is not None
            assert (found.command, found.state, found.attempts) == (started.command, "PENDING", 1)
            found.refuse("EMAIL_ALREADY_TAKEN")
            await uow.registrations.save(found)
            await uow.commit()
        async with store.begin() as uow:
            stored = await uow.registrations.find("usr_1")
            assert await uow.registrations.find("usr_2") is None
            with pytest.raises(ConcurrentChange):
                await uow.registrations.save(started)
        assert stored is not None
        assert stored.refusal_code == "EMAIL_ALREADY_TAKEN"

    async def test_events_go_to_the_topic_of_their_kind(self, store: Store, clean_gateway_db: str) -> None:
        async with store.begin() as uow:
            registration = Registration.start("usr_1", person(), NOON)
            await uow.registrations.add(registration)
            registration.complete(NOON)
            await uow.commit()
        connection = await asyncpg.connect(clean_gateway_db)
        rows = await connection.fetch("SELECT topic, event_type, aggregate_id FROM outbox ORDER BY position")
        await connection.close()
        assert [tuple(row) for row in rows] == [
            ("user-commands", "user.create", "usr_1"),
            ("auth-events", "user.authenticated", "usr_1"),
        ]
