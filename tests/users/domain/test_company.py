"""The company aggregate."""

from datetime import timedelta

import pytest

from subgraphs.users.domain.company import Company, CompanyFacts, CompanyRole, Member
from subgraphs.users.domain.errors import AlreadyAMember, InvalidInput, LastOwner, NotAMember
from subgraphs.users.domain.events import CompanyCreated, CompanyMemberAdded, CompanyMemberRemoved, CompanyUpdated
from tests.users.fakes import NOW
from tests.users.people import BEN, HANNA, MARA, NORTHWIND, make_company

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
    company.add_member(BEN, "\u3164", NOW)
    assert company.members[-1].position is None


def test_changed_facts_are_told_and_the_same_facts_are_not() -> None:
    company = make_company(HANNA)
    company.update(CompanyFacts("Northwind Labs"), LATER)
    assert company.take_events() == []
    company.update(CompanyFacts("Northwind", location="Porto"), LATER)
    assert company.take_events() == [CompanyUpdated(company_id=NORTHWIND, name="Northwind")]
    assert company.updated_at == LATER


def test_a_colleague_joins_as_a_member() -> None:
    company = make_company(HANNA)
    company.add_member(BEN, " Recruiter ", LATER)
    assert company.member(BEN) == Member(BEN, CompanyRole.MEMBER, "Recruiter")
    assert not company.is_owned_by(BEN)
    assert company.take_events() == [
        CompanyMemberAdded(company_id=NORTHWIND, user_id=BEN, role="MEMBER", position="Recruiter", is_primary=True)
    ]


def test_nobody_joins_twice() -> None:
    company = make_company(HANNA)
    with pytest.raises(AlreadyAMember):
        company.add_member(HANNA, None, LATER)


def test_a_member_is_removed() -> None:
    company = make_company(HANNA)
    company.add_member(BEN, None, NOW)
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
    company.add_member(BEN, None, NOW)
    with pytest.raises(LastOwner):
        company.remove_member(HANNA, LATER)
    assert company.is_owned_by(HANNA)


def test_one_of_two_owners_may_go() -> None:
    company = make_company(HANNA)
    company.members = (*company.members, Member(BEN, CompanyRole.OWNER))
    company.remove_member(HANNA, LATER)
    assert [member.user_id for member in company.members] == [BEN]
