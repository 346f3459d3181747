"""The use cases of the gateway's API, put together; worker and consumer need none of them."""

from dataclasses import dataclass

from gateway.application.commands.begin_sign_in import BeginSignInHandler
from gateway.application.commands.complete_sign_in import CompleteSignInHandler
from gateway.application.commands.end_sessions import EndSessionHandler, SignOutHandler
from gateway.application.commands.open_invitation_session import OpenInvitationSessionHandler
from gateway.application.ports import IdentityProvider, InvitationLinks, Live
from gateway.application.queries.identify import IdentifyHandler
from gateway.application.queries.my_sessions import MySessionsHandler
from gateway.application.queries.until_ended import UntilEnded
from gateway.application.queries.wait_for import WaitForEvents, WaitForRegistration
from gateway.application.queries.way_back import WayBackHandler
from gateway.bootstrap import Store, new_secret
from gateway.domain.session import SessionLifetime
from gateway.graphql.context import GatewayHandlers
from gateway.infrastructure.oidc_provider import OidcClient, OidcIdentityProvider
from gateway.infrastructure.provider_documents import ProviderDocuments, fetch_json
from gateway.plugins.identity import IdentityQuestions
from gateway.settings import GatewayApiSettings
from gateway.web.sign_in_routes import SignInUseCases
from kernel.clock import Clock, SystemClock
from kernel.ids import new_id


@dataclass(frozen=True)
class UseCases:
    sign_in: SignInUseCases
    identity: IdentityQuestions
    graph: GatewayHandlers
    open_invitation: OpenInvitationSessionHandler


def make_use_cases(
    store: Store,
    provider: IdentityProvider,
    links: InvitationLinks,
    live: Live,
    *,
    clock: Clock | None = None,
    lifetime: SessionLifetime | None = None,
) -> UseCases:
    clock, lifetime = clock or SystemClock(), lifetime or SessionLifetime()
    identify = IdentifyHandler(store.reader, store.views, clock, lifetime)
    wait_for_registration = WaitForRegistration(store.views, store.reader, live, clock)
    return UseCases(
        sign_in=SignInUseCases(
            begin=BeginSignInHandler(store.begin, provider, new_secret, clock),
            complete=CompleteSignInHandler(store.begin, provider, new_secret, new_id, clock, lifetime),
            wait_for_registration=wait_for_registration,
            sign_out=SignOutHandler(store.begin, provider, clock),
            identify=identify,
            way_back=WayBackHandler(store.begin),
        ),
        identity=IdentityQuestions(
            identify,
            UntilEnded(identify, live),
            WaitForEvents(store.views, store.reader, live, clock),
            wait_for_registration,
        ),
        graph=GatewayHandlers(
            MySessionsHandler(store.views, clock, lifetime), EndSessionHandler(store.begin, clock, lifetime), lifetime
        ),
        open_invitation=OpenInvitationSessionHandler(store.begin, links, new_secret, new_id, clock, lifetime),
    )


def make_provider(settings: GatewayApiSettings) -> OidcIdentityProvider:
    client = OidcClient(
        issuer=settings.issuer,
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        redirect_uri=f"{settings.gateway_url}/auth/callback",
        after_sign_out=f"{settings.web_origin}/",
    )
    return OidcIdentityProvider(client, ProviderDocuments(settings.issuer, fetch_json))
