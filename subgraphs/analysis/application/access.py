"""Who may see an analysis: the inviting person, colleagues of the company it was made for, administrators."""

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
        of_company = company_id is not None and company_id == self.company_id
        return self.sees_everything or of_company or hr_id == self.subject


def viewer_of(caller: Caller) -> Viewer:
    return Viewer(caller.subject, caller.company_id, caller.kind == "USER" and "ADMIN" in caller.roles)
