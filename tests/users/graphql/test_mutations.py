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
ADD_MEMBER = mutation("addCompanyMember", "company { members { position user { id } } }")
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

    async def test_refuses_a_second_company_a_taken_name_and_a_wrong_address(self, api: UsersApi) -> None:
        assert refusal(await api.ask(HR_MARA, CREATE_COMPANY, input={"name": "Two"})) == ("ALREADY_A_MEMBER", None)
        taken = await api.ask(ADMIN, CREATE_COMPANY, input={"name": "NORTHWIND LABS"})
        assert refusal(taken) == ("COMPANY_NAME_TAKEN", ["input", "name"])
        wrong = await api.ask(ADMIN, CREATE_COMPANY, input={"name": "Fabrikam", "website": "somewhere"})
        assert refusal(wrong) == ("INVALID_INPUT", ["input", "website"])

    async def test_an_owner_changes_it_and_others_do_not(self, api: UsersApi) -> None:
        change = {"companyId": NORTHWIND, "website": "https://northwind.example", "location": "Lisbon"}
        company = payload(await api.ask(HR_HANNA, UPDATE_COMPANY, input=change))["company"]
        assert company == {"name": "Northwind Labs", "website": "https://northwind.example", "location": "Lisbon"}
        assert refusal(await api.ask(HR_MARA, UPDATE_COMPANY, input=change))[0] == "COMPANY_NOT_FOUND"
        assert code(await api.ask(HR_BEN, UPDATE_COMPANY, input=change)) == "FORBIDDEN"
        taken = {"companyId": NORTHWIND, "name": "Contoso Health"}
        assert refusal(await api.ask(HR_HANNA, UPDATE_COMPANY, input=taken))[0] == "COMPANY_NAME_TAKEN"

    async def test_needs_the_scope(self, api: UsersApi) -> None:
        assert code(await api.ask(person(ADA, Role.CANDIDATE), CREATE_COMPANY, input={"name": "Mine"})) == "FORBIDDEN"


class TestMembers:
    async def test_an_owner_adds_and_removes(self, api: UsersApi) -> None:
        added = {"companyId": NORTHWIND, "email": "Ada@x.example", "position": "Advisor"}
        company = payload(await api.ask(HR_HANNA, ADD_MEMBER, input=added))["company"]
        assert company["members"][-1] == {"position": "Advisor", "user": {"id": ADA}}
        removed = {"companyId": NORTHWIND, "userId": ADA}
        company = payload(await api.ask(HR_HANNA, REMOVE_MEMBER, input=removed))["company"]
        assert [member["user"]["id"] for member in company["members"]] == [HANNA, BEN]

    async def test_refusals_of_adding(self, api: UsersApi) -> None:
        async def add(email: str, position: str | None = None) -> tuple[str, list[str] | None]:
            given = {"companyId": NORTHWIND, "email": email, "position": position}
            return refusal(await api.ask(HR_HANNA, ADD_MEMBER, input=given))

        assert await add("nobody@x.example") == ("USER_NOT_FOUND", ["input", "email"])
        assert await add("ben@x.example") == ("ALREADY_A_MEMBER", ["input", "email"])
        assert await add("mara@x.example") == ("ALREADY_A_MEMBER", ["input", "email"])
        assert await add("ada@x.example", "x" * 201) == ("INVALID_INPUT", ["input", "position"])

    async def test_a_text_that_is_no_address_is_bad_user_input(self, api: UsersApi) -> None:
        given = {"companyId": NORTHWIND, "email": "nobody"}
        assert code(await api.ask(HR_HANNA, ADD_MEMBER, input=given)) == "BAD_USER_INPUT"

    async def test_refusals_of_removing(self, api: UsersApi) -> None:
        async def remove(user_id: str) -> tuple[str, list[str] | None]:
            given = {"companyId": NORTHWIND, "userId": user_id}
            return refusal(await api.ask(HR_HANNA, REMOVE_MEMBER, input=given))

        assert await remove(MARA) == ("NOT_A_MEMBER", ["input", "userId"])
        assert await remove(HANNA) == ("LAST_OWNER", ["input", "userId"])

    async def test_another_companys_owner_finds_no_company(self, api: UsersApi) -> None:
        added = {"companyId": NORTHWIND, "email": "ada@x.example"}
        assert refusal(await api.ask(HR_MARA, ADD_MEMBER, input=added))[0] == "COMPANY_NOT_FOUND"
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
