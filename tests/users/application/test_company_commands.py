"""Companies and memberships: owners change them, strangers do not see them."""

import pytest

from kernel.auth.caller import Caller
from kernel.errors import AccessDenied
from subgraphs.users.application.commands.change_members import (
    AddCompanyMember,
    AddCompanyMemberHandler,
    RemoveCompanyMember,
    RemoveCompanyMemberHandler,
)
from subgraphs.users.application.commands.create_company import CreateCompany, CreateCompanyHandler
from subgraphs.users.application.commands.update_company import UpdateCompany, UpdateCompanyHandler
from subgraphs.users.domain.company import CompanyFacts, CompanyRole
from subgraphs.users.domain.errors import (
    AlreadyAMember,
    CompanyNameTaken,
    CompanyNotFound,
    InvalidInput,
    LastOwner,
    NotAMember,
    UserNotFound,
)
from subgraphs.users.domain.user import UserStatus
from tests.users.fakes import InMemoryStore, StoppedClock, caller
from tests.users.people import ADA, BEN, CONTOSO, HANNA, MARA, NORTHWIND, make_company, make_user

CLOCK = StoppedClock()


@pytest.fixture
def store() -> InMemoryStore:
    """Hanna owns Northwind, Ben is in no company, Mara owns Contoso."""
    store = InMemoryStore()
    for user_id in (HANNA, BEN, MARA):
        store.users[user_id] = make_user(user_id)
    store.companies[NORTHWIND] = make_company(HANNA)
    store.companies[CONTOSO] = make_company(MARA, CONTOSO, "Contoso Health")
    return store


class TestCreate:
    async def test_the_caller_becomes_the_owner(self, store: InMemoryStore) -> None:
        company_id = await CreateCompanyHandler(store.begin, CLOCK)(
            CreateCompany(caller(BEN, "HR"), "Fabrikam", "https://fabrikam.example")
        )
        assert company_id.startswith("cmp_")
        assert store.companies[company_id].is_owned_by(BEN)
        assert store.event_types() == ["company.created", "company.member_added"]

    async def test_who_has_a_company_opens_no_second(self, store: InMemoryStore) -> None:
        with pytest.raises(AlreadyAMember):
            await CreateCompanyHandler(store.begin, CLOCK)(CreateCompany(caller(HANNA, "HR"), "Second"))

    async def test_a_name_is_taken_whatever_its_case(self, store: InMemoryStore) -> None:
        with pytest.raises(CompanyNameTaken):
            await CreateCompanyHandler(store.begin, CLOCK)(CreateCompany(caller(BEN, "HR"), "northwind LABS"))
        assert store.events == []

    async def test_an_invitation_session_opens_none(self, store: InMemoryStore) -> None:
        with pytest.raises(AccessDenied):
            await CreateCompanyHandler(store.begin, CLOCK)(
                CreateCompany(Caller(subject="inv_1", kind="INVITATION"), "Fabrikam")
            )


class TestUpdate:
    async def test_an_owner_changes_what_is_given(self, store: InMemoryStore) -> None:
        update = UpdateCompany(caller(HANNA, "HR"), NORTHWIND, website="https://northwind.example", location="Lisbon")
        await UpdateCompanyHandler(store.begin, CLOCK)(update)
        await UpdateCompanyHandler(store.begin, CLOCK)(
            UpdateCompany(caller(HANNA, "HR"), NORTHWIND, name="Northwind", location=None)
        )
        assert store.companies[NORTHWIND].facts == CompanyFacts("Northwind", "https://northwind.example")
        assert store.event_types() == ["company.updated", "company.updated"]

    async def test_for_strangers_the_company_does_not_exist(self, store: InMemoryStore) -> None:
        for company_id in (NORTHWIND, "cmp_none"):
            with pytest.raises(CompanyNotFound):
                await UpdateCompanyHandler(store.begin, CLOCK)(UpdateCompany(caller(MARA, "HR"), company_id, "Mine"))

    async def test_a_member_is_told_that_owners_do_this(self, store: InMemoryStore) -> None:
        store.companies[NORTHWIND].add_member(BEN, None, CLOCK.now())
        with pytest.raises(AccessDenied) as denied:
            await UpdateCompanyHandler(store.begin, CLOCK)(UpdateCompany(caller(BEN, "HR"), NORTHWIND, "Mine"))
        assert denied.value.code == "FORBIDDEN"

    async def test_an_admin_changes_any(self, store: InMemoryStore) -> None:
        await UpdateCompanyHandler(store.begin, CLOCK)(UpdateCompany(caller(ADA, "ADMIN"), NORTHWIND, "Northwind"))
        assert store.companies[NORTHWIND].facts.name == "Northwind"

    async def test_a_wrong_value_changes_nothing(self, store: InMemoryStore) -> None:
        with pytest.raises(InvalidInput):
            await UpdateCompanyHandler(store.begin, CLOCK)(UpdateCompany(caller(HANNA, "HR"), NORTHWIND, " "))
        assert store.events == []


class TestAddMember:
    async def test_adds_a_colleague_by_address(self, store: InMemoryStore) -> None:
        address = store.users[BEN].identity.email.upper()
        await AddCompanyMemberHandler(store.begin, CLOCK)(
            AddCompanyMember(caller(HANNA, "HR"), NORTHWIND, address, "Recruiter")
        )
        member = store.companies[NORTHWIND].member(BEN)
        assert member is not None
        assert (member.role, member.position) == (CompanyRole.MEMBER, "Recruiter")
        assert store.event_types() == ["company.member_added"]

    async def test_refuses_who_never_signed_in_or_is_suspended(self, store: InMemoryStore) -> None:
        store.users[BEN].status = UserStatus.SUSPENDED
        for address in ("nobody@northwind.example", store.users[BEN].identity.email):
            with pytest.raises(UserNotFound):
                await AddCompanyMemberHandler(store.begin, CLOCK)(
                    AddCompanyMember(caller(HANNA, "HR"), NORTHWIND, address)
                )

    async def test_refuses_who_is_a_member_here_or_elsewhere(self, store: InMemoryStore) -> None:
        for user_id in (HANNA, MARA):
            with pytest.raises(AlreadyAMember):
                await AddCompanyMemberHandler(store.begin, CLOCK)(
                    AddCompanyMember(caller(HANNA, "HR"), NORTHWIND, store.users[user_id].identity.email)
                )

    async def test_another_companys_owner_adds_nobody(self, store: InMemoryStore) -> None:
        with pytest.raises(CompanyNotFound):
            await AddCompanyMemberHandler(store.begin, CLOCK)(
                AddCompanyMember(caller(MARA, "HR"), NORTHWIND, store.users[BEN].identity.email)
            )


class TestRemoveMember:
    async def test_removes_a_colleague(self, store: InMemoryStore) -> None:
        store.companies[NORTHWIND].add_member(BEN, None, CLOCK.now())
        store.companies[NORTHWIND].take_events()
        remove = RemoveCompanyMemberHandler(store.begin, CLOCK)
        await remove(RemoveCompanyMember(caller(HANNA, "HR"), NORTHWIND, BEN))
        assert store.companies[NORTHWIND].member(BEN) is None
        assert store.event_types() == ["company.member_removed"]

    async def test_refuses_strangers_and_the_last_owner(self, store: InMemoryStore) -> None:
        remove = RemoveCompanyMemberHandler(store.begin, CLOCK)
        with pytest.raises(NotAMember):
            await remove(RemoveCompanyMember(caller(HANNA, "HR"), NORTHWIND, MARA))
        with pytest.raises(LastOwner):
            await remove(RemoveCompanyMember(caller(HANNA, "HR"), NORTHWIND, HANNA))
