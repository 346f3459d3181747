"""What may be changed through the graph, by whom, and how refusals look."""

from typing import Any

from subgraphs.users.domain.user import Role
from tests.users.graphql.conftest import UsersApi, person
from tests.users.people import ADA, BEN, HANNA, MARA, NORTHWIND

HR_HANNA = person(HANNA, Role.HR)
HR_BEN = person(BEN, Role.HR)
HR_MARA = person(MARA, Role.HR)
ADMIN = person(ADA, Role.ADMIN)


def mutation(name: str, fields: str) -> str:
    input_type = name[0].upper() + name[1:] + "Input"
    return (
        f"mutation ($input: {input_type}!) {{ {name}(input: $input)"
        f" {{ {fields} userErrors {{ message field code }} }} }}"
    )


SELECT_ROLE = mutation("selectRole", "user { id roles }")
UPDATE_PROFILE = mutation("updateProfile", "user { fullName timeZone language }")
CREATE_COMPANY = mutation("createCompany", "company { id name members { role user { id } } }")
UPDATE_COMPANY = mutation("updateCompany", "company { name website location }")
ASKED = "membershipInvitations { id email position companyName invitedByName }"
INVITE = mutation("inviteMember", f"company {{ members {{ user {{ id }} }} {ASKED} }}")
WITHDRAW = mutation("withdrawMembershipInvitation", f"company {{ {ASKED} }}")
ACCEPT = mutation(
    "acceptMembership", "company { slug members { role position user { id } } membershipInvitations { id } }"
)
DECLINE = mutation("declineMembership", "declinedInvitationId")
LEAVE = mutation("leaveCompany", "user { id company { id } }")
CHANGE_ROLE = mutation("changeMemberRole", "company { members { role user { id } } }")
MINE = "{ myMembershipInvitations { id email position companyName invitedByName } }"
REMOVE_MEMBER = mutation("removeCompanyMember", "company { members { user { id } } }")
SUSPEND = mutation("suspendUser", "user { id status }")
ACTIVATE = mutation("activateUser", "user { id status }")


def payload(answer: dict[str, Any]) -> dict[str, Any]:
    assert "errors" not in answer, answer
    (found,) = answer["data"].values()
    assert isinstance(found, dict)
    return found


def refusal(answer: dict[str, Any]) -> tuple[str, list[str] | None]:
    (error,) = payload(answer)["userErrors"]
    assert error["message"]
    return error["code"], error["field"]


def code(answer: dict[str, Any]) -> str:
    found: str = answer["errors"][0]["extensions"]["code"]
    return found


class TestSelectRole:
    async def test_a_role_is_chosen_once_and_the_committed_events_are_named(self, api: UsersApi) -> None:
        response = await api.post(person(ADA, Role.ADMIN), SELECT_ROLE, {"input": {"role": "HR"}})
        assert payload(response.json()) == {"user": {"id": ADA, "roles": ["ADMIN", "HR"]}, "userErrors": []}
        event_ids = response.headers["viva-events"].split(",")
        assert len(event_ids) == 2
        assert all(event_id.startswith("evt_") for event_id in event_ids)
        again = await api.post(person(ADA, Role.ADMIN), SELECT_ROLE, {"input": {"role": "CANDIDATE"}})
        assert refusal(again.json()) == ("ROLE_ALREADY_CHOSEN", ["input", "role"])
        assert "viva-events" not in again.headers

    async def test_admin_is_granted_only(self, api: UsersApi) -> None:
        answer = await api.ask(HR_HANNA, SELECT_ROLE, input={"role": "ADMIN"})
        assert refusal(answer) == ("ROLE_NOT_SELECTABLE", ["input", "role"])

    async def test_needs_an_account(self, api: UsersApi) -> None:
        assert code(await api.ask(person("usr_none"), SELECT_ROLE, input={"role": "HR"})) == "NOT_FOUND"


class TestUpdateProfile:
    async def test_keeps_what_is_left_out_and_clears_what_is_null(self, api: UsersApi) -> None:
        await api.ask(HR_BEN, UPDATE_PROFILE, input={"timeZone": "Africa/Lagos", "language": "en"})
        answer = await api.ask(HR_BEN, UPDATE_PROFILE, input={"fullName": "Ben O.", "language": None})
        user = {"fullName": "Ben O.", "timeZone": "Africa/Lagos", "language": None}
        assert payload(answer) == {"user": user, "userErrors": []}

    async def test_a_null_name_changes_nothing(self, api: UsersApi) -> None:
        answer = await api.ask(HR_BEN, UPDATE_PROFILE, input={"fullName": None})
        assert payload(answer)["user"]["fullName"] == "Ben Okafor"

    async def test_points_at_the_field_that_is_wrong(self, api: UsersApi) -> None:
        answer = await api.ask(HR_BEN, UPDATE_PROFILE, input={"timeZone": "the sea"})
        assert refusal(answer) == ("INVALID_INPUT", ["input", "timeZone"])


class TestCompany:
    async def test_one_opens_a_company_and_owns_it(self, api: UsersApi) -> None:
        company = payload(await api.ask(ADMIN, CREATE_COMPANY, input={"name": "Fabrikam"}))["company"]
        assert (company["name"], company["members"]) == ("Fabrikam", [{"role": "OWNER", "user": {"id": ADA}}])

    async def test_refuses_a_second_company_and_a_wrong_address(self, api: UsersApi) -> None:
        assert refusal(await api.ask(HR_MARA, CREATE_COMPANY, input={"name": "Two"})) == ("ALREADY_A_MEMBER", None)
        wrong = await api.ask(ADMIN, CREATE_COMPANY, input={"name": "Fabrikam", "website": "somewhere"})
        assert refusal(wrong) == ("INVALID_INPUT", ["input", "website"])

    async def test_an_owner_changes_it_and_others_do_not(self, api: UsersApi) -> None:
        change = {"companyId": NORTHWIND, "website": "https://northwind.example", "location": "Lisbon"}
        company = payload(await api.ask(HR_HANNA, UPDATE_COMPANY, input=change))["company"]
        assert company == {"name": "Northwind Labs", "website": "https://northwind.example", "location": "Lisbon"}
        assert refusal(await api.ask(HR_MARA, UPDATE_COMPANY, input=change))[0] == "COMPANY_NOT_FOUND"
        assert code(await api.ask(HR_BEN, UPDATE_COMPANY, input=change)) == "FORBIDDEN"

    async def test_a_name_tells_nothing_of_other_companies(self, api: UsersApi) -> None:
        company = payload(await api.ask(ADMIN, CREATE_COMPANY, input={"name": "NORTHWIND LABS"}))["company"]
        assert company["name"] == "NORTHWIND LABS"
        same = {"companyId": NORTHWIND, "name": "Contoso Health"}
        assert payload(await api.ask(HR_HANNA, UPDATE_COMPANY, input=same))["company"]["name"] == "Contoso Health"

    async def test_needs_the_scope(self, api: UsersApi) -> None:
        assert code(await api.ask(person(ADA, Role.CANDIDATE), CREATE_COMPANY, input={"name": "Mine"})) == "FORBIDDEN"


class TestMembers:
    async def test_an_address_is_asked_and_its_person_accepts(self, api: UsersApi) -> None:
        given = {"companyId": NORTHWIND, "email": "Ada@x.example", "position": "Advisor"}
        company = payload(await api.ask(HR_HANNA, INVITE, input=given))["company"]
        assert [member["user"]["id"] for member in company["members"]] == [HANNA, BEN]
        (asked,) = company["membershipInvitations"]
        assert (asked["email"], asked["position"], asked["companyName"]) == (
            "ada@x.example",
            "Advisor",
            "Northwind Labs",
        )
        assert (await api.ask(ADMIN, MINE))["data"]["myMembershipInvitations"] == [asked]
        joined = payload(await api.ask(ADMIN, ACCEPT, input={"invitationId": asked["id"]}))["company"]
        assert joined["members"][-1] == {"role": "MEMBER", "position": "Advisor", "user": {"id": ADA}}
        assert joined["membershipInvitations"] == []
        assert (await api.ask(ADMIN, MINE))["data"]["myMembershipInvitations"] == []

    async def test_nothing_tells_who_has_an_account_or_a_company(self, api: UsersApi) -> None:
        answers = []
        for email in ("nobody@x.example", "ada@x.example", "mara@x.example"):
            answer = payload(await api.ask(HR_HANNA, INVITE, input={"companyId": NORTHWIND, "email": email}))
            answers.append((answer["userErrors"], set(answer["company"]["membershipInvitations"][-1])))
        assert answers[0] == answers[1] == answers[2]

    async def test_refusals_of_inviting(self, api: UsersApi) -> None:
        async def invite(email: str, position: str | None = None) -> tuple[str, list[str] | None]:
            given = {"companyId": NORTHWIND, "email": email, "position": position}
            return refusal(await api.ask(HR_HANNA, INVITE, input=given))

        assert await invite("ben@x.example") == ("ALREADY_A_MEMBER", ["input", "email"])
        assert await invite("ada@x.example", "x" * 201) == ("INVALID_INPUT", ["input", "position"])

    async def test_members_and_strangers_see_no_open_invitations(self, api: UsersApi) -> None:
        await api.ask(HR_HANNA, INVITE, input={"companyId": NORTHWIND, "email": "eve@x.example"})
        seen = f'{{ company(id: "{NORTHWIND}") {{ membershipInvitations {{ email }} }} }}'
        assert (await api.ask(HR_BEN, seen))["data"]["company"] == {"membershipInvitations": []}
        assert (await api.ask(HR_MARA, seen))["data"]["company"] is None
        assert (await api.ask(HR_MARA, MINE))["data"]["myMembershipInvitations"] == []

    async def test_declined_and_withdrawn_ones_are_gone(self, api: UsersApi) -> None:
        for mutation_, caller, extra in ((DECLINE, ADMIN, {}), (WITHDRAW, HR_HANNA, {"companyId": NORTHWIND})):
            given = {"companyId": NORTHWIND, "email": "ada@x.example"}
            (asked,) = payload(await api.ask(HR_HANNA, INVITE, input=given))["company"]["membershipInvitations"]
            end = {"invitationId": asked["id"], **extra}
            payload(await api.ask(caller, mutation_, input=end))
            assert refusal(await api.ask(ADMIN, ACCEPT, input={"invitationId": asked["id"]})) == (
                "MEMBERSHIP_INVITATION_NOT_FOUND",
                ["input", "invitationId"],
            )

    async def test_an_invitation_is_nobody_elses(self, api: UsersApi) -> None:
        given = {"companyId": NORTHWIND, "email": "ada@x.example"}
        (asked,) = payload(await api.ask(HR_HANNA, INVITE, input=given))["company"]["membershipInvitations"]
        for caller in (HR_MARA, HR_BEN, HR_HANNA):
            for mutation_ in (ACCEPT, DECLINE):
                refused = await api.ask(caller, mutation_, input={"invitationId": asked["id"]})
                assert refusal(refused)[0] == "MEMBERSHIP_INVITATION_NOT_FOUND"

    async def test_a_member_leaves_and_an_owner_hands_over_first(self, api: UsersApi) -> None:
        company = {"companyId": NORTHWIND}
        assert refusal(await api.ask(HR_HANNA, LEAVE, input=company)) == ("LAST_OWNER", ["input", "companyId"])
        assert refusal(await api.ask(HR_MARA, LEAVE, input=company))[0] == "NOT_A_MEMBER"
        hand_over = {**company, "userId": BEN, "role": "OWNER"}
        changed = payload(await api.ask(HR_HANNA, CHANGE_ROLE, input=hand_over))["company"]
        assert [member["role"] for member in changed["members"]] == ["OWNER", "OWNER"]
        assert payload(await api.ask(HR_HANNA, LEAVE, input=company))["user"] == {"id": HANNA, "company": None}

    async def test_an_owner_removes(self, api: UsersApi) -> None:
        company = payload(await api.ask(HR_HANNA, REMOVE_MEMBER, input={"companyId": NORTHWIND, "userId": BEN}))
        assert [member["user"]["id"] for member in company["company"]["members"]] == [HANNA]

    async def test_a_text_that_is_no_address_is_bad_user_input(self, api: UsersApi) -> None:
        given = {"companyId": NORTHWIND, "email": "nobody"}
        assert code(await api.ask(HR_HANNA, INVITE, input=given)) == "BAD_USER_INPUT"

    async def test_refusals_of_removing(self, api: UsersApi) -> None:
        async def remove(user_id: str) -> tuple[str, list[str] | None]:
            given = {"companyId": NORTHWIND, "userId": user_id}
            return refusal(await api.ask(HR_HANNA, REMOVE_MEMBER, input=given))

        assert await remove(MARA) == ("NOT_A_MEMBER", ["input", "userId"])
        assert await remove(HANNA) == ("LAST_OWNER", ["input", "userId"])

    async def test_another_companys_owner_finds_no_company(self, api: UsersApi) -> None:
        added = {"companyId": NORTHWIND, "email": "ada@x.example"}
        assert refusal(await api.ask(HR_MARA, INVITE, input=added))[0] == "COMPANY_NOT_FOUND"
        removed = {"companyId": NORTHWIND, "userId": BEN}
        assert refusal(await api.ask(HR_MARA, REMOVE_MEMBER, input=removed))[0] == "COMPANY_NOT_FOUND"


class TestSuspension:
    async def test_an_admin_suspends_and_activates(self, api: UsersApi) -> None:
        suspended = payload(await api.ask(ADMIN, SUSPEND, input={"userId": MARA}))
        assert suspended["user"] == {"id": MARA, "status": "SUSPENDED"}
        activated = payload(await api.ask(ADMIN, ACTIVATE, input={"userId": MARA}))
        assert activated["user"] == {"id": MARA, "status": "ACTIVE"}

    async def test_nobody_else_does_not_even_oneself(self, api: UsersApi) -> None:
        assert code(await api.ask(HR_HANNA, SUSPEND, input={"userId": BEN})) == "FORBIDDEN"
        assert code(await api.ask(HR_HANNA, ACTIVATE, input={"userId": BEN})) == "FORBIDDEN"
        assert code(await api.ask(ADMIN, SUSPEND, input={"userId": ADA})) == "FORBIDDEN"
        assert refusal(await api.ask(ADMIN, SUSPEND, input={"userId": "usr_none"}))[0] == "USER_NOT_FOUND"
        assert refusal(await api.ask(ADMIN, ACTIVATE, input={"userId": "usr_none"}))[0] == "USER_NOT_FOUND"
