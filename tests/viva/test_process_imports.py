"""Workers and consumers load no GraphQL: eight processes would pay its memory and its import time at every start."""

import subprocess
import sys

import pytest

from viva.generated_secrets import make
from viva.parts import backing_servers, context_settings
from viva.site import CONTEXTS, ROOT, Ports, Site

HEAVY = ("strawberry", "graphql", "fastapi")
SHOW = "import importlib, sys; importlib.import_module(sys.argv[1]); print([m for m in {} if m in sys.modules])"


@pytest.mark.parametrize("kind", ["worker", "consumer"])
@pytest.mark.parametrize("context", CONTEXTS)
def test_no_graphql_in_background_processes(context: str, kind: str) -> None:
    site, made = Site(ROOT / ".viva", Ports()), make()
    settings = context_settings(site, made, backing_servers(site, made), context)
    package = "gateway" if context == "gateway" else f"subgraphs.{context}"
    command = (sys.executable, "-c", SHOW.format(HEAVY), f"{package}.{kind}")
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
