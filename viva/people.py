"""The people of the demonstration, as the local identity provider knows them (`embedded/oidc/realm.json`)."""

import json
from dataclasses import dataclass
from pathlib import Path

REALM = Path(__file__).resolve().parent / "embedded" / "oidc" / "realm.json"


@dataclass(frozen=True)
class DemoPerson:
    email: str
    name: str
    password: str
    who: str


def read_people() -> tuple[DemoPerson, ...]:
    users = json.loads(REALM.read_text())["users"]
    return tuple(
        DemoPerson(user["email"], f"{user['givenName']} {user['familyName']}", user["password"], user["hint"])
        for user in users
    )


DEMO_PEOPLE = read_people()
