"""From other contexts' events to our use cases: which topic, which event, which reaction."""

from collections.abc import Sequence
from typing import Any

from kernel.events.envelope import Envelope
from kernel.messaging.subscription import SignedTopic, Subscription
from subgraphs.users.application.commands.register_user import RegisterUser, RegisterUserHandler
from subgraphs.users.application.reactions.on_user_authenticated import OnUserAuthenticated
from subgraphs.users.domain.ids import UserId
from subgraphs.users.domain.user import Identity
from subgraphs.users.infrastructure.foreign_events import UserAuthenticated, UserCreate

TOPIC = "user-events"
"""Where our own events go."""

USER_COMMANDS = SignedTopic("user-commands", signed_by="gateway")
AUTH_EVENTS = SignedTopic("auth-events", signed_by="gateway")


def subscriptions(register: RegisterUserHandler, authenticated: OnUserAuthenticated) -> Sequence[Subscription[Any]]:
    async def on_user_create(envelope: Envelope, event: UserCreate) -> None:
        identity = Identity(event.external_auth_id, event.email, event.email_verified)
        await register(RegisterUser(envelope.event_id, UserId(event.user_id), identity, event.full_name))

    async def on_user_authenticated(envelope: Envelope, event: UserAuthenticated) -> None:
        await authenticated(envelope.event_id, event.user_id, event.at)

    return [
        Subscription(USER_COMMANDS, UserCreate, on_user_create),
        Subscription(AUTH_EVENTS, UserAuthenticated, on_user_authenticated),
    ]
