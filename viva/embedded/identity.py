"""The local OpenID Connect provider: Node's `oidc-provider`, laid out as a Keycloak realm (folder `oidc/`)."""

import shutil
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from viva.embedded.launch import Launch, bare_environment, dies_with_parent

PROGRAM = Path(__file__).resolve().parent / "oidc" / "op.mjs"
# A few people sign in at a time: without these Node keeps twice the memory after a start.
SMALL_HEAP = ("--max-semi-space-size=1", "--optimize-for-size")


@dataclass(frozen=True)
class EmbeddedIdentity:
    """One confidential client (the gateway); `post_logout_uris` may be returned to after signing out; `settings` are
    more of the program's own (oidc/settings.mjs)."""

    data: Path
    port: int
    client_id: str
    client_secret: str
    redirect_uris: tuple[str, ...]
    post_logout_uris: tuple[str, ...]
    settings: Mapping[str, str] = field(default_factory=dict)
    name: str = "identity"

    @property
    def issuer(self) -> str:
        # `localhost`, not 127.0.0.1: a browser sees this address and cookies do not cross between the two.
        return f"http://localhost:{self.port}/realms/viva"

    def prepare(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (PROGRAM.parent / "node_modules").exists():
            raise RuntimeError("the identity provider is not installed: run `make setup`")

    def launch(self) -> Launch:
        node = shutil.which("node")
        if node is None:
            raise RuntimeError("Node.js (20 or newer) is missing: it runs the identity provider")
        environment = bare_environment(
            NODE_ENV="production",
            VIVA_OIDC_ISSUER=self.issuer,
            VIVA_OIDC_DATA=str(self.data),
            VIVA_OIDC_CLIENT_ID=self.client_id,
            VIVA_OIDC_CLIENT_SECRET=self.client_secret,
            VIVA_OIDC_REDIRECT_URIS=" ".join(self.redirect_uris),
            VIVA_OIDC_POST_LOGOUT_URIS=" ".join(self.post_logout_uris),
            **self.settings,
        )
        return Launch(argv=dies_with_parent((node, *SMALL_HEAP, str(PROGRAM)), "TERM"), cwd=self.data, env=environment)

    def is_ready(self, pid: int) -> bool:
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/realms/viva/.well-known/openid-configuration", timeout=1
            ) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False
