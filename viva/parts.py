"""The catalogue of a whole system: every process, what it waits for, and with whom it restarts."""

from dataclasses import dataclass
from pathlib import Path

from viva.embedded.identity import EmbeddedIdentity
from viva.embedded.launch import EmbeddedServer
from viva.embedded.postgres import EmbeddedPostgres
from viva.embedded.tansu import EmbeddedTansu
from viva.embedded.valkey import EmbeddedValkey
from viva.generated_secrets import GeneratedSecrets, event_public_keys
from viva.python_process import PythonProcess, asgi_server
from viva.site import CONSUMER_OFFSET, CONTEXTS, ROOT, WORKER_OFFSET, Site

CLIENT_ID = "viva-web"
ADMIN_EMAIL = "admin@viva.example"


@dataclass(frozen=True)
class Part:
    """`context`: whose database it needs. `restarts_with`: a restart of that part restarts this one too."""

    server: EmbeddedServer
    context: str | None = None
    restarts_with: str | None = None

    @property
    def name(self) -> str:
        return self.server.name


@dataclass(frozen=True)
class Servers:
    """The backing servers of one site."""

    postgres: EmbeddedPostgres
    valkey: EmbeddedValkey
    tansu: EmbeddedTansu
    identity: EmbeddedIdentity


def backing_servers(site: Site, made: GeneratedSecrets) -> Servers:
    ports, data = site.ports, site.data
    return Servers(
        EmbeddedPostgres(data / "postgres", ports.postgres, made.postgres_password),
        EmbeddedValkey(data / "valkey", ports.valkey, made.valkey_password),
        EmbeddedTansu(data / "tansu", ports.tansu),
        EmbeddedIdentity(
            data=data / "identity",
            port=ports.identity,
            client_id=CLIENT_ID,
            client_secret=made.oidc_client_secret,
            redirect_uris=(f"{site.gateway_url}/auth/callback",),
            post_logout_uris=(f"{site.web_origin}/", site.web_origin),
        ),
    )


def database_url(site: Site, made: GeneratedSecrets, context: str) -> str:
    """Each context signs in as its own role, which can reach no other database."""
    name, password = f"viva_{context}", made.database_passwords[context]
    return f"postgresql://{name}:{password}@127.0.0.1:{site.ports.postgres}/{name}"


def all_parts(site: Site, made: GeneratedSecrets) -> tuple[Part, ...]:
    servers = backing_servers(site, made)
    backing = (servers.postgres, servers.valkey, servers.tansu, servers.identity, web_server(site))
    contexts = [part for context in CONTEXTS for part in context_parts(site, made, servers, context)]
    return (*(Part(server) for server in backing), *contexts)


def web_server(site: Site) -> PythonProcess:
    settings = {"VIVA_GATEWAY_URL": site.gateway_url, "VIVA_WEB_DIST": str(ROOT / "frontend" / "dist")}
    return asgi_server(
        "web", ("--factory", "--without-bodies", "viva.web:app"), site.ports.web, settings, health="/health"
    )


def context_parts(site: Site, made: GeneratedSecrets, servers: Servers, context: str) -> tuple[Part, ...]:
    package = "gateway" if context == "gateway" else f"subgraphs.{context}"
    port = site.ports.of(context)
    settings = context_settings(site, made, servers, context)
    api = asgi_server(f"{context}-api", (f"{package}.main:app",), port, settings, health="/health/ready")
    worker = PythonProcess(f"{context}-worker", port + WORKER_OFFSET, (f"{package}.worker",), settings)
    consumer = PythonProcess(f"{context}-consumer", port + CONSUMER_OFFSET, (f"{package}.consumer",), settings)
    # The broker keeps its topics in memory: those who produce or consume start anew with it.
    return (
        Part(api, context=context),
        Part(worker, context=context, restarts_with="tansu"),
        Part(consumer, context=context, restarts_with="tansu"),
    )


def context_settings(site: Site, made: GeneratedSecrets, servers: Servers, context: str) -> dict[str, str]:
    """The environment of a context's three processes; each gets only the secrets it needs."""
    prefix = f"VIVA_{context.upper()}"
    shared = {
        "VIVA_PROFILE": "embedded",
        "VIVA_ENVIRONMENT": site.environment,
        "VIVA_METRICS_TOKEN": made.metrics_token,
        "VIVA_REDIS_URL": servers.valkey.url,
        "VIVA_KAFKA_BOOTSTRAP": servers.tansu.bootstrap,
        "VIVA_EVENT_SIGNING_KEY": made.event_keys[context],
        "VIVA_EVENT_PUBLIC_KEYS": event_public_keys(made.event_keys),
        "VIVA_JWKS_URL": f"{site.gateway_url}/.well-known/jwks.json",
        "VIVA_WEB_ORIGIN": site.web_origin,
        "VIVA_GATEWAY_URL": site.gateway_url,
        f"{prefix}_DATABASE_URL": database_url(site, made, context),
        f"{prefix}_PORT": str(site.ports.of(context)),
    }
    return shared | own_settings(site, made, servers).get(context, {})


def own_settings(site: Site, made: GeneratedSecrets, servers: Servers) -> dict[str, dict[str, str]]:
    addresses = ", ".join(
        f'"{name}": "http://127.0.0.1:{site.ports.of(name)}/graphql"' for name in CONTEXTS if name != "gateway"
    )
    return {
        "users": {"VIVA_USERS_ADMIN_EMAILS": ADMIN_EMAIL},
        "interviews": {"VIVA_INTERVIEWS_LINK_KEY": made.link_key},
        "analysis": {"VIVA_ANALYSIS_ENGINE": "offline"},
        "gateway": {
            "VIVA_GATEWAY_SIGNING_KEY": made.signing_key,
            "VIVA_GATEWAY_OIDC_ISSUER": servers.identity.issuer,
            "VIVA_GATEWAY_OIDC_CLIENT_ID": servers.identity.client_id,
            "VIVA_GATEWAY_OIDC_CLIENT_SECRET": servers.identity.client_secret,
            "VIVA_GATEWAY_SUPERGRAPH": str(Path("schema") / "supergraph.graphql"),
            "VIVA_GATEWAY_SUBGRAPH_URLS": "{" + addresses + "}",
        },
    }
