"""The company aggregate."""

from datetime import timedelta

import pytest

from subgraphs.users.domain.company import Company, CompanyFacts
from subgraphs.users.domain.errors import (
    InvalidInput,
    LastOwner,
    MembershipInvitationExpired,
    MembershipInvitationNotFound,
    NotAMember,
    TooManyMembershipInvitations,
)
from subgraphs.users.domain.events import (
    CompanyCreated,
    CompanyMemberAdded,
    CompanyMemberInvited,
    CompanyMemberRemoved,
    CompanyUpdated,
)
from subgraphs.users.domain.ids import MembershipInvitationId
from subgraphs.users.domain.membership import MAX_OPEN_INVITATIONS, CompanyRole, Member
from subgraphs.users.domain.user import Identity
from tests.users.fakes import NOW
from tests.users.people import BEN, HANNA, MARA, NORTHWIND, join, make_company

MBI = MembershipInvitationId("mbi_1")

LATER = NOW + timedelta(hours=1)


def test_the_creator_becomes_the_owner() -> None:
    facts = CompanyFacts.checked(" Northwind  Labs ", "https://northwind.example", " ", "Lisbon")
    company = Company.create(NORTHWIND, facts, HANNA, NOW)
    assert company.facts == CompanyFacts("Northwind Labs", "https://northwind.example", None, "Lisbon")
    assert company.is_owned_by(HANNA)
    assert company.take_events() == [
        CompanyCreated(company_id=NORTHWIND, name="Northwind Labs"),
        CompanyMemberAdded(company_id=NORTHWIND, user_id=HANNA, role="OWNER", is_primary=True),
    ]


@pytest.mark.parametrize(
    ("name", "website", "industry", "field"),
    [
        (" ", None, None, "name"),
        ("\u200b\u2800", None, None, "name"),
        ("Northwind", "https://-bad-.example", None, "website"),
        ("Northwind", "https://[bad.example", None, "website"),
        ("Northwind", "northwind", None, "website"),
        ("Northwind", "https://" + "x" * 500 + ".example", None, "website"),
        ("Northwind", None, "x" * 201, "industry"),
    ],
)
def test_refuses_what_a_field_cannot_hold(name: str, website: str | None, industry: str | None, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        CompanyFacts.checked(name, website, industry, None)
    assert refused.value.field == ("input", field)


def test_facts_are_composed_lines_without_invisible_signs() -> None:
    facts = CompanyFacts.checked("Cafe\u0301\n\u202eAG", "https://mu\u0308ller.example/a", "IT\u200b", "Ko\u0308ln")
    assert facts == CompanyFacts("Café AG", "https://müller.example/a", "IT", "Köln")


def test_a_position_of_invisible_signs_is_none() -> None:
    company = make_company(HANNA)
    join(company, BEN, "\u3164")
    assert company.members[-1].position is None


def test_changed_facts_are_told_and_the_same_facts_are_not() -> None:
    company = make_company(HANNA)
    company.update(CompanyFacts("Northwind Labs"), LATER)
    assert company.take_events() == []
    company.update(CompanyFacts("Northwind", location="Porto"), LATER)
    assert company.take_events() == [CompanyUpdated(company_id=NORTHWIND, name="Northwind")]
    assert company.updated_at == LATER


def test_whoever_accepts_joins_as_a_member() -> None:
    company = make_company(HANNA)
    invitation = company.invite(MBI, " BEN@Northwind.example", " Recruiter ", HANNA, NOW)
    assert company.member(BEN) is None, "nobody joins unasked"
    assert (invitation.email, invitation.expires_at) == ("ben@northwind.example", NOW + timedelta(days=14))
    company.accept(MBI, BEN, Identity("oidc", "ben@northwind.example", True), LATER)
    assert company.member(BEN) == Member(BEN, CompanyRole.MEMBER, "Recruiter")
    assert not company.is_owned_by(BEN)
    assert company.invitations == ()
    assert company.take_events() == [
        CompanyMemberInvited(company_id=NORTHWIND, invitation_id=MBI, email="ben@northwind.example"),
        CompanyMemberAdded(company_id=NORTHWIND, user_id=BEN, role="MEMBER", position="Recruiter", is_primary=True),
    ]


@pytest.mark.parametrize(
    "identity",
    [
        Identity("oidc", "mara@northwind.example", True),
        Identity("oidc", "ben@northwind.example", False),
    ],
    ids=["another address", "not verified"],
)
def test_only_who_holds_the_address_accepts_or_declines(identity: Identity) -> None:
    company = make_company(HANNA)
    company.invite(MBI, "ben@northwind.example", None, HANNA, NOW)
    with pytest.raises(MembershipInvitationNotFound):
        company.accept(MBI, MARA, identity, NOW)
    with pytest.raises(MembershipInvitationNotFound):
        company.decline(MBI, identity, NOW)
    assert len(company.invitations) == 1


def test_an_invitation_ends_after_two_weeks_and_can_be_sent_again() -> None:
    company = make_company(HANNA)
    identity = Identity("oidc", "ben@northwind.example", True)
    company.invite(MBI, identity.email, None, HANNA, NOW)
    late = NOW + timedelta(days=14)
    with pytest.raises(MembershipInvitationExpired):
        company.accept(MBI, BEN, identity, late)
    again = company.invite(MembershipInvitationId("mbi_other"), identity.email.upper(), "Lead", HANNA, late)
    assert (again.id, again.position, len(company.invitations)) == (MBI, "Lead", 1)
    company.accept(MBI, BEN, identity, late)


def test_declined_and_withdrawn_invitations_cannot_be_accepted() -> None:
    company = make_company(HANNA)
    identity = Identity("oidc", "ben@northwind.example", True)
    company.invite(MBI, identity.email, None, HANNA, NOW)
    company.decline(MBI, identity, NOW)
    with pytest.raises(MembershipInvitationNotFound):
        company.accept(MBI, BEN, identity, NOW)
    company.invite(MBI, identity.email, None, HANNA, NOW)
    company.withdraw(MBI, NOW)
    with pytest.raises(MembershipInvitationNotFound):
        company.accept(MBI, BEN, identity, NOW)


@pytest.mark.parametrize("address", ["nobody", "o’brien@northwind.example", "ben@-bad-.example", ""])
def test_only_addresses_are_invited(address: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        make_company(HANNA).invite(MBI, address, None, HANNA, NOW)
    assert refused.value.field == ("input", "email")


def test_open_invitations_have_a_bound() -> None:
    company = make_company(HANNA)
    for number in range(MAX_OPEN_INVITATIONS):
        company.invite(MembershipInvitationId(f"mbi_{number}"), f"a{number}@x.example", None, HANNA, NOW)
    with pytest.raises(TooManyMembershipInvitations):
        company.invite(MBI, "more@x.example", None, HANNA, NOW)
    company.invite(MBI, "a1@x.example", None, HANNA, NOW)


def test_a_member_leaves_and_the_last_owner_hands_over_first() -> None:
    company = make_company(HANNA)
    join(company, BEN)
    with pytest.raises(LastOwner):
        company.leave(HANNA, LATER)
    with pytest.raises(LastOwner):
        company.change_role(HANNA, CompanyRole.MEMBER, LATER)
    company.change_role(BEN, CompanyRole.OWNER, LATER)
    company.take_events()
    company.leave(HANNA, LATER)
    assert [member.user_id for member in company.members] == [BEN]
    assert company.take_events() == [CompanyMemberRemoved(company_id=NORTHWIND, user_id=HANNA)]
    with pytest.raises(NotAMember):
        company.leave(HANNA, LATER)


def test_a_changed_role_is_told_and_the_same_one_is_not() -> None:
    company = make_company(HANNA)
    join(company, BEN)
    company.take_events()
    company.change_role(BEN, CompanyRole.MEMBER, LATER)
    assert company.take_events() == []
    company.change_role(BEN, CompanyRole.OWNER, LATER)
    assert company.take_events() == [
        CompanyMemberAdded(company_id=NORTHWIND, user_id=BEN, role="OWNER", is_primary=True)
    ]


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Northwind Labs", "northwind-labs-aaaaaa"), ("Café & Söhne", "cafe-sohne-aaaaaa"), ("株式会社", "aaaaaa")],
)
def test_a_slug_is_made_of_the_name_and_the_end_of_the_id(name: str, slug: str) -> None:
    company = Company.create(NORTHWIND, CompanyFacts(name), HANNA, NOW)
    assert company.slug == slug


def test_a_member_is_removed() -> None:
    company = make_company(HANNA)
    join(company, BEN)
    company.take_events()
    company.remove_member(BEN, LATER)
    assert company.member(BEN) is None
    assert company.take_events() == [CompanyMemberRemoved(company_id=NORTHWIND, user_id=BEN)]


def test_a_stranger_cannot_be_removed() -> None:
    company = make_company(HANNA)
    with pytest.raises(NotAMember):
        company.remove_member(MARA, LATER)


def test_the_last_owner_stays() -> None:
    company = make_company(HANNA)
    join(company, BEN)
    with pytest.raises(LastOwner):
        company.remove_member(HANNA, LATER)
    assert company.is_owned_by(HANNA)


def test_one_of_two_owners_may_go() -> None:
    company = make_company(HANNA)
    company.members = (*company.members, Member(BEN, CompanyRole.OWNER))
    company.remove_member(HANNA, LATER)
    assert [member.user_id for member in company.members] == [BEN]
