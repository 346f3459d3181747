"""Repositories: what is stored comes back, indexes decide, versions protect."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from kernel.database.database import Database
from kernel.database.tables import KERNEL
from kernel.errors import ConcurrentChange
from subgraphs.users.application.commands.register_user import RegisterUser, RegisterUserHandler
from subgraphs.users.domain.company import Company, CompanyFacts
from subgraphs.users.domain.errors import AlreadyAMember, EmailAlreadyTaken, IdentityAlreadyKnown
from subgraphs.users.domain.ids import CompanyId, MembershipInvitationId, UserId
from subgraphs.users.domain.membership import CompanyRole
from subgraphs.users.domain.user import Identity, Profile, Role, User
from subgraphs.users.infrastructure.unit_of_work import UsersUnitOfWork
from tests.users.fakes import NOW, StoppedClock
from tests.users.people import BEN, CONTOSO, HANNA, NORTHWIND, identity_of, join, make_user

LATER = NOW + timedelta(days=1)


async def store(database: Database, *added: User | Company) -> None:
    async with UsersUnitOfWork(database) as uow:
        for item in added:
            await (uow.users.add(item) if isinstance(item, User) else uow.companies.add(item))
        await uow.commit()


async def sent(database: Database) -> list[str]:
    async with database.session() as session:
        found = await session.scalars(select(KERNEL.outbox.c.event_type).order_by(KERNEL.outbox.c.position))
        return list(found)


def new_company(owner: UserId, company_id: CompanyId = NORTHWIND, name: str = "Northwind Labs") -> Company:
    return Company.create(company_id, CompanyFacts(name, location="Lisbon"), owner, NOW)


class TestUsers:
    async def test_a_user_comes_back_as_stored_and_the_event_left_with_it(self, database: Database) -> None:
        user = User.create(HANNA, identity_of(HANNA), "Hanna Reyes", admin_emails=(), now=NOW)
        await store(database, user)
        async with UsersUnitOfWork(database) as uow:
            found = [
                await uow.users.find(HANNA),
                await uow.users.find_by_email(identity_of(HANNA).email),
                await uow.users.find_by_external_auth_id(identity_of(HANNA).external_auth_id),
            ]
        for loaded in found:
            assert loaded is not None
            assert (loaded.identity, loaded.profile, loaded.version) == (user.identity, user.profile, 1)
            assert (loaded.created_at, loaded.last_login_at) == (NOW, NOW)
        assert await sent(database) == ["user.created"]

    async def test_who_is_not_there_is_none(self, database: Database) -> None:
        async with UsersUnitOfWork(database) as uow:
            assert await uow.users.find("usr_none") is None
            assert await uow.companies.find("cmp_none") is None

    async def test_a_change_is_saved_with_the_next_version(self, database: Database) -> None:
        await store(database, make_user(HANNA))
        async with UsersUnitOfWork(database) as uow:
            user = await uow.users.find(HANNA)
            assert user is not None
            user.select_role(Role.HR, NOW)
            user.update_profile(Profile("Hanna Reyes", "Europe/Berlin", "de"), NOW)
            await uow.users.save(user)
            await uow.commit()
        async with UsersUnitOfWork(database) as uow:
            loaded = await uow.users.find(HANNA)
        assert loaded is not None
        assert loaded.roles == {Role.HR}
        assert (loaded.profile.time_zone, loaded.version) == ("Europe/Berlin", 2)
        assert await sent(database) == ["user.role_selected", "user.updated", "user.updated"]

    async def test_a_stale_version_is_refused(self, database: Database) -> None:
        await store(database, make_user(HANNA))
        async with UsersUnitOfWork(database) as first, UsersUnitOfWork(database) as second:
            mine, theirs = await first.users.find(HANNA), await second.users.find(HANNA)
            assert mine is not None
            assert theirs is not None
            await first.users.save(mine)
            await first.commit()
            with pytest.raises(ConcurrentChange):
                await second.users.save(theirs)

    async def test_the_indexes_refuse_a_taken_email_and_a_known_identity(self, database: Database) -> None:
        await store(database, make_user(HANNA))
        with pytest.raises(EmailAlreadyTaken):
            await store(database, make_user(BEN, email=identity_of(HANNA).email))
        twin = make_user(BEN)
        twin.identity = Identity(identity_of(HANNA).external_auth_id, "twin@northwind.example", True)
        with pytest.raises(IdentityAlreadyKnown):
            await store(database, twin)

    async def test_another_broken_rule_of_the_database_is_a_bug(self, database: Database) -> None:
        await store(database, make_user(HANNA))
        with pytest.raises(IntegrityError):
            await store(database, make_user(HANNA, email="other@northwind.example"), new_company(BEN))

    async def test_a_race_for_one_email_ends_with_one_user_and_one_refusal(self, database: Database) -> None:
        register = RegisterUserHandler(partial(UsersUnitOfWork, database), StoppedClock(), ())
        commands = [
            RegisterUser(
                f"evt_{number}", UserId(f"usr_{number:032x}"), Identity(f"oidc-{number}", "a@b.example", True), "A"
            )
            for number in range(4)
        ]
        await asyncio.gather(*(register(command) for command in commands))
        assert sorted(await sent(database)) == ["user.created"] + ["user.registration_refused"] * 3


class TestCompanies:
    async def test_a_company_comes_back_with_its_members_in_order(self, database: Database) -> None:
        await store(database, make_user(HANNA), make_user(BEN))
        await store(database, new_company(BEN))
        async with UsersUnitOfWork(database) as uow:
            company = await uow.companies.find(NORTHWIND)
            assert company is not None
            join(company, HANNA, "Recruiter")
            company.update(CompanyFacts("Northwind"), NOW)
            await uow.companies.save(company)
            await uow.commit()
        async with UsersUnitOfWork(database) as uow:
            loaded = await uow.companies.find(NORTHWIND)
            assert await uow.companies.is_anywhere_member(HANNA)
        assert loaded is not None
        assert loaded.facts == CompanyFacts("Northwind")
        assert [(member.user_id, member.role, member.position) for member in loaded.members] == [
            (BEN, "OWNER", None),
            (HANNA, "MEMBER", "Recruiter"),
        ]

    async def test_a_removed_member_is_gone(self, database: Database) -> None:
        await store(database, make_user(HANNA), make_user(BEN))
        company = new_company(HANNA)
        join(company, BEN)
        await store(database, company)
        async with UsersUnitOfWork(database) as uow:
            loaded = await uow.companies.find(NORTHWIND)
            assert loaded is not None
            loaded.remove_member(BEN, NOW)
            await uow.companies.save(loaded)
            await uow.commit()
            assert not await uow.companies.is_anywhere_member(BEN)

    async def test_invitations_and_changed_roles_come_back(self, database: Database) -> None:
        await store(database, make_user(HANNA), make_user(BEN))
        company = new_company(HANNA)
        join(company, BEN)
        kept = company.invite(MembershipInvitationId("mbi_1"), "ada@x.example", "Advisor", HANNA, NOW)
        company.invite(MembershipInvitationId("mbi_2"), "eve@x.example", None, HANNA, NOW)
        await store(database, company)
        async with UsersUnitOfWork(database) as uow:
            loaded = await uow.companies.find_by_invitation("mbi_1")
            assert loaded is not None
            assert loaded.invitations[0] == kept
            loaded.withdraw("mbi_2", NOW)
            loaded.invite(MembershipInvitationId("mbi_3"), "ada@x.example", "Lead", BEN, LATER)
            loaded.change_role(BEN, CompanyRole.OWNER, NOW)
            await uow.companies.save(loaded)
            await uow.commit()
        async with UsersUnitOfWork(database) as uow:
            again = await uow.companies.find(NORTHWIND)
            assert again is not None
            assert again.invitations == loaded.invitations
            assert [(asked.id, asked.position) for asked in again.invitations] == [("mbi_1", "Lead")]
            assert again.is_owned_by(BEN)
            assert await uow.companies.find_by_invitation("mbi_2") is None

    async def test_names_are_unique_for_nobody_and_a_second_company_is_refused(self, database: Database) -> None:
        await store(database, make_user(HANNA), make_user(BEN))
        await store(database, new_company(HANNA))
        await store(database, new_company(BEN, CONTOSO, "NORTHWIND labs"))
        with pytest.raises(AlreadyAMember):
            await store(database, new_company(HANNA, CompanyId("cmp_third"), "Contoso Health"))

    async def test_a_stale_version_is_refused(self, database: Database) -> None:
        await store(database, make_user(HANNA))
        company = new_company(HANNA)
        await store(database, company)
        company.version = 7
        with pytest.raises(ConcurrentChange):
            async with UsersUnitOfWork(database) as uow:
                await uow.companies.save(company)
