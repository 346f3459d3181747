"""What the graph tells of users and companies, and to whom."""

from typing import Any

import pytest

from kernel.auth.internal_token import ANONYMOUS, Caller
from subgraphs.users.domain.user import Role
from tests.users.graphql.conftest import UsersApi, person
from tests.users.people import ADA, BEN, CONTOSO, HANNA, MARA, NORTHWIND

HR_HANNA = person(HANNA, Role.HR)
HR_BEN = person(BEN, Role.HR)
HR_MARA = person(MARA, Role.HR)
ADMIN = person(ADA, Role.ADMIN)
INVITATION = Caller(subject="inv_1", kind="INVITATION", scopes=frozenset({"interview:take"}))

ENTITIES = """query ($reps: [_Any!]!) { _entities(representations: $reps) {
  ... on User { id email fullName roles company { name } }
  ... on Company { id name members { user { fullName } role position isPrimary } }
} }"""


def code(answer: dict[str, Any]) -> str:
    found: str = answer["errors"][0]["extensions"]["code"]
    return found


class TestMe:
    QUERY = """{ me { id email fullName roles status emailVerified lastLoginAt createdAt updatedAt companyRole
      company { id name website members { user { id email } role position isPrimary } } } }"""

    async def test_is_the_person_with_company_and_colleagues(self, api: UsersApi) -> None:
        me = (await api.ask(HR_BEN, self.QUERY))["data"]["me"]
        assert (me["id"], me["email"], me["roles"], me["status"]) == (BEN, "ben@x.example", ["HR"], "ACTIVE")
        assert me["createdAt"].endswith("Z")
        assert (me["companyRole"], me["company"]["name"]) == ("MEMBER", "Northwind Labs")
        assert me["company"]["members"] == [
            {"user": {"id": HANNA, "email": "hanna@x.example"}, "role": "OWNER", "position": None, "isPrimary": True},
            {
                "user": {"id": BEN, "email": "ben@x.example"},
                "role": "MEMBER",
                "position": "Recruiter",
                "isPrimary": True,
            },
        ]

    @pytest.mark.parametrize("caller", [ANONYMOUS, INVITATION], ids=["visitor", "invitation"])
    async def test_is_null_for_anybody_else(self, api: UsersApi, caller: Caller) -> None:
        assert await api.ask(caller, self.QUERY) == {"data": {"me": None}}


class TestUser:
    QUERY = 'query ($id: ID!) { user(id: $id) { id email } company(id: "cmp_none") { id } }'

    @pytest.mark.parametrize(
        ("caller", "user_id", "seen"),
        [
            (HR_HANNA, HANNA, True),
            (HR_HANNA, BEN, True),
            (HR_HANNA, MARA, False),
            (HR_HANNA, "usr_none", False),
            (ADMIN, MARA, True),
        ],
    )
    async def test_one_sees_oneself_and_colleagues_and_an_admin_everyone(
        self, api: UsersApi, caller: Caller, user_id: str, seen: bool
    ) -> None:
        user = (await api.ask(caller, self.QUERY, id=user_id))["data"]["user"]
        assert (user is not None) is seen

    async def test_needs_the_scope(self, api: UsersApi) -> None:
        newcomer = person(HANNA)
        assert code(await api.ask(newcomer, self.QUERY, id=HANNA)) == "FORBIDDEN"
        assert code(await api.ask(ANONYMOUS, self.QUERY, id=HANNA)) == "UNAUTHENTICATED"


class TestCompany:
    QUERY = "query ($id: ID!) { company(id: $id) { name members { user { fullName } } } }"

    async def test_another_companys_id_finds_nothing(self, api: UsersApi) -> None:
        assert (await api.ask(HR_MARA, self.QUERY, id=NORTHWIND))["data"] == {"company": None}
        assert (await api.ask(HR_MARA, self.QUERY, id=CONTOSO))["data"]["company"]["name"] == "Contoso Health"
        assert (await api.ask(ADMIN, self.QUERY, id=NORTHWIND))["data"]["company"]["members"] == [
            {"user": {"fullName": "Hanna Reyes"}},
            {"user": {"fullName": "Ben Okafor"}},
        ]


class TestUsers:
    QUERY = """query ($filter: UserFilter, $orderBy: UserOrder = NAME_ASC, $first: Int, $after: String) {
      users(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
        totalCount nodes { fullName } edges { cursor node { id } } pageInfo { hasNextPage endCursor }
      } }"""

    async def test_pages_filters_and_counts(self, api: UsersApi) -> None:
        first = (await api.ask(ADMIN, self.QUERY, first=3))["data"]["users"]
        assert [user["fullName"] for user in first["nodes"]] == ["Ada Quist", "Ben Okafor", "Hanna Reyes"]
        assert (first["totalCount"], first["pageInfo"]["hasNextPage"]) == (4, True)
        rest = (await api.ask(ADMIN, self.QUERY, first=3, after=first["pageInfo"]["endCursor"]))["data"]["users"]
        assert [user["fullName"] for user in rest["nodes"]] == ["Mara Lindt"]
        found = await api.ask(ADMIN, self.QUERY, filter={"role": "HR", "search": "mara"}, orderBy="CREATED_AT_DESC")
        assert found["data"]["users"]["totalCount"] == 1

    async def test_hr_lists_colleagues(self, api: UsersApi) -> None:
        listed = (await api.ask(HR_HANNA, self.QUERY))["data"]["users"]
        assert [user["fullName"] for user in listed["nodes"]] == ["Ben Okafor", "Hanna Reyes"]

    async def test_a_nul_in_a_text_is_bad_user_input(self, api: UsersApi) -> None:
        company = "query ($id: ID!) { company(id: $id) { name } }"
        assert code(await api.ask(ADMIN, company, id="cmp_\x00")) == "BAD_USER_INPUT"

    async def test_what_a_search_cannot_show_is_left_out_of_it(self, api: UsersApi) -> None:
        found = await api.ask(ADMIN, self.QUERY, filter={"search": "Ma\x00\u200bra"})
        assert [user["fullName"] for user in found["data"]["users"]["nodes"]] == ["Mara Lindt"]

    async def test_a_cursor_of_another_order_or_a_broken_one_is_refused(self, api: UsersApi) -> None:
        cursor = (await api.ask(ADMIN, self.QUERY, first=1))["data"]["users"]["pageInfo"]["endCursor"]
        wrong = await api.ask(ADMIN, self.QUERY, orderBy="NAME_DESC", after=cursor)
        broken = await api.ask(ADMIN, self.QUERY, after=cursor[:-2])
        assert code(wrong) == code(broken) == "BAD_USER_INPUT"


class TestEntities:
    async def test_users_and_companies_are_found_by_key_and_strangers_are_null(self, api: UsersApi) -> None:
        representations = [
            {"__typename": "User", "id": BEN},
            {"__typename": "Company", "id": NORTHWIND},
            {"__typename": "User", "id": MARA},
            {"__typename": "Company", "id": CONTOSO},
        ]
        answer = await api.ask(HR_HANNA, ENTITIES, reps=representations)
        ben, northwind, mara, contoso = answer["data"]["_entities"]
        assert "errors" not in answer
        assert (ben["fullName"], ben["company"]["name"]) == ("Ben Okafor", "Northwind Labs")
        assert [member["user"]["fullName"] for member in northwind["members"]] == ["Hanna Reyes", "Ben Okafor"]
        assert (mara, contoso) == (None, None)


class TestFailedEvents:
    QUERY = "{ usersFailedEvents(first: 5) { id eventId eventType topic error code attempts failedAt } }"

    async def test_are_for_administrators(self, api: UsersApi) -> None:
        assert await api.ask(ADMIN, self.QUERY) == {"data": {"usersFailedEvents": []}}
        assert code(await api.ask(HR_HANNA, self.QUERY)) == "FORBIDDEN"


class TestDoor:
    async def test_a_request_past_the_gateway_is_refused(self, api: UsersApi) -> None:
        response = await api.http.post("/graphql", json={"query": "{ me { id } }"})
        assert response.status_code == 401
        assert code(response.json()) == "UNAUTHENTICATED"

    async def test_a_token_for_another_subgraph_or_body_is_refused(self, api: UsersApi) -> None:
        body = b'{"query": "{ me { id } }"}'
        for token in (api.signer.sign(ADMIN, "interviews", body), api.signer.sign(ADMIN, "users", b"{}"), "nonsense"):
            headers = {"content-type": "application/json", "viva-internal-token": token}
            response = await api.http.post("/graphql", content=body, headers=headers)
            assert response.status_code == 401
