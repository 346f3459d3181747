"""Companies and memberships: owners change them, strangers do not see them."""

import pytest

from kernel.auth.caller import Caller
from kernel.errors import AccessDenied
from subgraphs.users.application.commands.change_members import (
    AcceptMembership,
    ChangeMemberRole,
    DeclineMembership,
    InviteMember,
    LeaveCompany,
    MembershipHandlers,
    RemoveCompanyMember,
    WithdrawMembershipInvitation,
)
from subgraphs.users.application.commands.create_company import CreateCompany, CreateCompanyHandler
from subgraphs.users.application.commands.update_company import UpdateCompany, UpdateCompanyHandler
from subgraphs.users.domain.company import CompanyFacts
from subgraphs.users.domain.errors import (
    AlreadyAMember,
    CompanyNotFound,
    InvalidInput,
    LastOwner,
    MembershipInvitationNotFound,
    NotAMember,
)
from subgraphs.users.domain.membership import CompanyRole
from subgraphs.users.domain.user import UserStatus
from tests.users.fakes import InMemoryStore, StoppedClock, caller
from tests.users.people import ADA, BEN, CONTOSO, HANNA, MARA, NORTHWIND, join, make_company, make_user

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


def handlers(store: InMemoryStore) -> MembershipHandlers:
    return MembershipHandlers(store.begin, CLOCK)


async def invited(store: InMemoryStore, user_id: str = BEN) -> str:
    """The id of an open invitation to Northwind for this person's address."""
    command = InviteMember(caller(HANNA, "HR"), NORTHWIND, store.users[user_id].identity.email)
    await handlers(store).invite(command)
    return store.companies[NORTHWIND].invitations[-1].id


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

    async def test_a_name_is_unique_for_nobody(self, store: InMemoryStore) -> None:
        company_id = await CreateCompanyHandler(store.begin, CLOCK)(CreateCompany(caller(BEN, "HR"), "Northwind Labs"))
        assert store.companies[company_id].slug != store.companies[NORTHWIND].slug

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
        join(store.companies[NORTHWIND], BEN)
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


class TestInviting:
    async def test_the_person_decides(self, store: InMemoryStore) -> None:
        address = store.users[BEN].identity.email.upper()
        await handlers(store).invite(InviteMember(caller(HANNA, "HR"), NORTHWIND, address, "Recruiter"))
        assert store.companies[NORTHWIND].member(BEN) is None
        (invitation,) = store.companies[NORTHWIND].invitations
        await handlers(store).accept(AcceptMembership(caller(BEN), invitation.id))
        member = store.companies[NORTHWIND].member(BEN)
        assert member is not None
        assert (member.role, member.position) == (CompanyRole.MEMBER, "Recruiter")
        assert store.event_types() == ["company.member_invited", "company.member_added"]

    async def test_the_answer_does_not_tell_who_has_an_account_or_a_company(self, store: InMemoryStore) -> None:
        store.users[BEN].status = UserStatus.SUSPENDED
        for address in ("nobody@northwind.example", *(store.users[who].identity.email for who in (BEN, MARA))):
            command = InviteMember(caller(HANNA, "HR"), NORTHWIND, address)
            assert await handlers(store).invite(command) == NORTHWIND
        assert len(store.companies[NORTHWIND].invitations) == 3

    async def test_refuses_a_colleague(self, store: InMemoryStore) -> None:
        with pytest.raises(AlreadyAMember):
            await handlers(store).invite(
                InviteMember(caller(HANNA, "HR"), NORTHWIND, store.users[HANNA].identity.email)
            )

    async def test_another_companys_owner_invites_and_withdraws_nothing(self, store: InMemoryStore) -> None:
        invitation_id = await invited(store)
        with pytest.raises(CompanyNotFound):
            await handlers(store).invite(InviteMember(caller(MARA, "HR"), NORTHWIND, "x@northwind.example"))
        with pytest.raises(CompanyNotFound):
            await handlers(store).withdraw(WithdrawMembershipInvitation(caller(MARA, "HR"), NORTHWIND, invitation_id))
        assert len(store.companies[NORTHWIND].invitations) == 1

    async def test_who_has_a_company_leaves_it_first(self, store: InMemoryStore) -> None:
        invitation_id = await invited(store, MARA)
        with pytest.raises(AlreadyAMember, match="Leave it first"):
            await handlers(store).accept(AcceptMembership(caller(MARA), invitation_id))
        assert store.companies[NORTHWIND].member(MARA) is None

    async def test_nobody_else_accepts_or_declines(self, store: InMemoryStore) -> None:
        invitation_id = await invited(store)
        store.users[ADA] = make_user(ADA)
        for stranger in (ADA, HANNA):
            with pytest.raises(MembershipInvitationNotFound):
                await handlers(store).accept(AcceptMembership(caller(stranger), invitation_id))
            with pytest.raises(MembershipInvitationNotFound):
                await handlers(store).decline(DeclineMembership(caller(stranger), invitation_id))
        with pytest.raises(MembershipInvitationNotFound):
            await handlers(store).accept(AcceptMembership(caller(BEN), "mbi_none"))

    async def test_a_suspended_person_joins_nothing(self, store: InMemoryStore) -> None:
        invitation_id = await invited(store)
        store.users[BEN].status = UserStatus.SUSPENDED
        with pytest.raises(MembershipInvitationNotFound):
            await handlers(store).accept(AcceptMembership(caller(BEN), invitation_id))

    async def test_declining_and_withdrawing_end_it(self, store: InMemoryStore) -> None:
        await handlers(store).decline(DeclineMembership(caller(BEN), await invited(store)))
        assert store.companies[NORTHWIND].invitations == ()
        withdrawal = WithdrawMembershipInvitation(caller(HANNA, "HR"), NORTHWIND, await invited(store))
        await handlers(store).withdraw(withdrawal)
        assert store.companies[NORTHWIND].invitations == ()


class TestLeaving:
    async def test_a_member_leaves(self, store: InMemoryStore) -> None:
        join(store.companies[NORTHWIND], BEN)
        store.companies[NORTHWIND].take_events()
        await handlers(store).leave(LeaveCompany(caller(BEN), NORTHWIND))
        assert store.companies[NORTHWIND].member(BEN) is None
        assert store.event_types() == ["company.member_removed"]

    async def test_the_last_owner_hands_over_first(self, store: InMemoryStore) -> None:
        join(store.companies[NORTHWIND], BEN)
        with pytest.raises(LastOwner):
            await handlers(store).leave(LeaveCompany(caller(HANNA), NORTHWIND))
        role = ChangeMemberRole(caller(HANNA, "HR"), NORTHWIND, BEN, CompanyRole.OWNER)
        await handlers(store).change_role(role)
        await handlers(store).leave(LeaveCompany(caller(HANNA), NORTHWIND))
        assert [member.user_id for member in store.companies[NORTHWIND].members] == [BEN]

    async def test_a_member_makes_nobody_an_owner(self, store: InMemoryStore) -> None:
        join(store.companies[NORTHWIND], BEN)
        with pytest.raises(AccessDenied):
            await handlers(store).change_role(ChangeMemberRole(caller(BEN, "HR"), NORTHWIND, BEN, CompanyRole.OWNER))

    async def test_strangers_have_nothing_to_leave(self, store: InMemoryStore) -> None:
        for company_id in (NORTHWIND, "cmp_none"):
            with pytest.raises(NotAMember):
                await handlers(store).leave(LeaveCompany(caller(MARA), company_id))


class TestRemoveMember:
    async def test_removes_a_colleague(self, store: InMemoryStore) -> None:
        join(store.companies[NORTHWIND], BEN)
        store.companies[NORTHWIND].take_events()
        await handlers(store).remove(RemoveCompanyMember(caller(HANNA, "HR"), NORTHWIND, BEN))
        assert store.companies[NORTHWIND].member(BEN) is None
        assert store.event_types() == ["company.member_removed"]

    async def test_refuses_strangers_and_the_last_owner(self, store: InMemoryStore) -> None:
        with pytest.raises(NotAMember):
            await handlers(store).remove(RemoveCompanyMember(caller(HANNA, "HR"), NORTHWIND, MARA))
        with pytest.raises(LastOwner):
            await handlers(store).remove(RemoveCompanyMember(caller(HANNA, "HR"), NORTHWIND, HANNA))
