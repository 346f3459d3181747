"""The registration saga: a person's first sign-in, until the users context has answered for their account."""

from datetime import datetime, timedelta
from typing import Literal

from gateway.domain.errors import REGISTRATION_UNANSWERED
from gateway.domain.events import UserAuthenticated, UserCreate
from gateway.domain.pending_sign_in import ProvenIdentity
from kernel.events.aggregate import Aggregate

RegistrationState = Literal["PENDING", "COMPLETED", "REFUSED"]

FIRST_RETRY = timedelta(seconds=3)
SLOWEST_RETRY = timedelta(minutes=1)
GIVE_UP_AFTER = timedelta(hours=24)


class Registration(Aggregate):
    """Its id is the new user's id. While unanswered it asks again; refused, whatever was begun is taken back."""

    def __init__(
        self,
        user_id: str,
        *,
        command: UserCreate,
        state: RegistrationState,
        attempts: int,
        started_at: datetime,
        refusal_code: str | None = None,
        version: int = 0,
    ) -> None:
        super().__init__(user_id, version)
        self.user_id = user_id
        self.command = command
        self.state = state
        self.attempts = attempts
        self.started_at = started_at
        self.refusal_code = refusal_code

    @classmethod
    def start(cls, user_id: str, person: ProvenIdentity, now: datetime) -> "Registration":
        command = UserCreate(
            user_id=user_id,
            external_auth_id=person.subject,
            email=person.email,
            full_name=person.full_name,
            email_verified=person.email_verified,
        )
        registration = cls(user_id, command=command, state="PENDING", attempts=1, started_at=now)
        registration.record(command)
        return registration

    def next_try_at(self, now: datetime) -> datetime:
        doubled = FIRST_RETRY * (1 << min(self.attempts - 1, 10))
        return now + min(doubled, SLOWEST_RETRY)

    def ask_again(self, now: datetime) -> bool:
        """Send the command once more; False when there is nothing more to ask."""
        if self.state != "PENDING":
            return False
        if now - self.started_at >= GIVE_UP_AFTER:
            self.refuse(REGISTRATION_UNANSWERED)
            return False
        self.attempts += 1
        self.record(self.command)
        return True

    def complete(self, now: datetime) -> None:
        """Answered: the account exists. From here on the person counts as signed in for the others too."""
        if self.state == "PENDING":
            self.state = "COMPLETED"
            self.record(UserAuthenticated(user_id=self.user_id, at=now))

    def refuse(self, code: str) -> bool:
        """True when what was begun must be taken back now."""
        if self.state != "PENDING":
            return False
        self.state, self.refusal_code = "REFUSED", code
        return True
