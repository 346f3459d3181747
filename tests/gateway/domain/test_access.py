"""Who may do what, as the product's table has it."""

import pytest

from gateway.domain.access import UNKNOWN, Access, Principal

HR = frozenset({"HR"})


def principal(access: Access) -> Principal:
    return Principal("ses_1", "USER", "usr_1", access)


class TestScopes:
    def test_a_user_without_a_role_may_only_write_their_profile(self) -> None:
        assert Access("ACTIVE").scopes == {"profile:write"}

    def test_hr_reads_and_writes_templates_invitations_and_analyses(self) -> None:
        granted = Access("ACTIVE", HR).scopes
        assert {"templates:write", "invitations:write", "analyses:read", "analyses:retry", "users:read"} <= granted
        assert not granted & {"users:manage", "events:replay", "interview:take", "keys:manage"}

    def test_an_owner_manages_keys_too(self) -> None:
        assert {"keys:manage", "operations:manage"} <= Access("ACTIVE", HR, "cmp_1", "OWNER").scopes
        assert "keys:manage" not in Access("ACTIVE", HR, "cmp_1", "MEMBER").scopes

    def test_a_candidate_takes_interviews_and_reads_own_invitations(self) -> None:
        granted = Access("ACTIVE", frozenset({"CANDIDATE"})).scopes
        assert granted == {"profile:write", "invitations:read", "interview:take"}

    def test_an_admin_has_all_but_taking_interviews(self) -> None:
        granted = Access("ACTIVE", frozenset({"ADMIN"})).scopes
        assert {"users:manage", "events:replay", "templates:write", "keys:manage", "skills:manage"} <= granted
        assert "interview:take" not in granted

    def test_nobody_gets_the_scope_that_exchanges_links(self) -> None:
        everything = Access("ACTIVE", frozenset({"ADMIN", "HR", "CANDIDATE"}), "cmp_1", "OWNER").scopes
        assert "invitations:exchange" not in everything

    @pytest.mark.parametrize("status", ["SUSPENDED", "DELETED"])
    def test_a_refused_status_takes_every_scope(self, status: str) -> None:
        access = Access(status, frozenset({"ADMIN"}))
        assert access.is_refused
        assert access.scopes == frozenset()

    def test_nothing_told_yet_means_no_scope(self) -> None:
        assert principal(UNKNOWN).scopes == frozenset()

    def test_an_invitation_session_takes_its_interview_and_no_more(self) -> None:
        assert Principal("ses_1", "INVITATION", "inv_1").scopes == {"interview:take"}


class TestLostRights:
    def test_gaining_a_role_or_a_company_loses_nothing(self) -> None:
        newcomer = principal(Access("ACTIVE"))
        hr = principal(Access("ACTIVE", HR))
        owner = principal(Access("ACTIVE", HR, "cmp_1", "OWNER"))
        assert not newcomer.has_lost_rights(hr)
        assert not hr.has_lost_rights(owner)

    def test_losing_a_role_loses_rights(self) -> None:
        assert principal(Access("ACTIVE", HR)).has_lost_rights(principal(Access("ACTIVE")))

    def test_leaving_a_company_loses_rights(self) -> None:
        member = principal(Access("ACTIVE", HR, "cmp_1", "MEMBER"))
        assert member.has_lost_rights(principal(Access("ACTIVE", HR)))
        assert member.has_lost_rights(principal(Access("ACTIVE", HR, "cmp_2", "MEMBER")))
