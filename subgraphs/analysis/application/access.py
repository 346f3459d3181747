"""Who may see an analysis: the present members of the company it was made for; without one the inviting person;
administrators all."""

from dataclasses import dataclass

from kernel.auth.caller import Caller


@dataclass(frozen=True)
class Viewer:
    """Other kinds of callers (an invitation session, a service) match no owner's id and see nothing."""

    subject: str
    company_id: str | None
    sees_everything: bool = False

    @property
    def tenant(self) -> str:
        return self.company_id or self.subject

    def sees(self, hr_id: str, company_id: str | None) -> bool:
        is_theirs = hr_id == self.subject if company_id is None else company_id == self.company_id
        return self.sees_everything or is_theirs


def viewer_of(caller: Caller) -> Viewer:
    return Viewer(caller.subject, caller.company_id, caller.kind == "USER" and "ADMIN" in caller.roles)
