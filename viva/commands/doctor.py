"""`viva doctor`: says what is missing or broken on this machine, and how the running parts are."""

import argparse
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from viva.commands import status
from viva.embedded import identity, postgres, tansu, valkey
from viva.generated_secrets import load_or_make
from viva.parts import all_parts
from viva.running import read_state
from viva.site import ROOT, Site
from viva.system import is_free

NODE_MAJOR = 20
FREE_BYTES = 1_000_000_000


@dataclass(frozen=True)
class Finding:
    """`remedy` is said only when it is not well."""

    what: str
    well: bool
    remedy: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(arguments: argparse.Namespace) -> int:
    site = Site.from_environment()
    findings = [*machine(), *programs(), *site_findings(site)]
    for finding in findings:
        print(f"  {'ok     ' if finding.well else 'PROBLEM'}  {finding.what}")
        if not finding.well:
            print(f"           {finding.remedy}")
    well = all(finding.well for finding in findings)
    if read_state(site) is not None:
        print("\nThe running system:")
        well = status.run(arguments) == 0 and well
    return 0 if well else 1


def machine() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding(f"Python {version}", sys.version_info >= (3, 11), "install Python 3.11 or newer, then `make setup`")
    node = node_version()
    yield Finding(f"Node.js {node or 'not found'}", major(node) >= NODE_MAJOR, f"install Node.js {NODE_MAJOR} or newer")
    yield Finding(
        "setpriv ends the servers with their supervisor",
        shutil.which("setpriv") is not None,
        "install util-linux, or end the servers by hand after a crash of `viva up`",
    )
    free = shutil.disk_usage(ROOT).free
    yield Finding(f"{free / 1e9:.0f} GB of disk are free", free > FREE_BYTES, "free at least 1 GB")
    addresses = {address[4][0] for address in socket.getaddrinfo("localhost", 80)}
    yield Finding("localhost is 127.0.0.1", "127.0.0.1" in addresses, "add `127.0.0.1 localhost` to /etc/hosts")


def node_version() -> str:
    node = shutil.which("node")
    if node is None:
        return ""
    return subprocess.run((node, "--version"), capture_output=True, text=True, check=False).stdout.strip()


def major(version: str) -> int:
    digits = version.removeprefix("v").split(".")[0]
    return int(digits) if digits.isdigit() else 0


def programs() -> Iterator[Finding]:
    found = {
        "PostgreSQL": postgres.binaries(postgres.installation()) / "postgres",
        "Valkey": valkey.binary(),
        "Tansu": tansu.binary(),
    }
    for name, path in found.items():
        yield Finding(f"{name} can be run", os.access(path, os.X_OK), f"reinstall requirements.lock: {path}")
    installed = (identity.PROGRAM.parent / "node_modules").exists()
    yield Finding("the identity provider is installed", installed, "run `make setup`")
    built = (ROOT / "frontend" / "dist" / "index.html").exists()
    yield Finding("the web app is built", built, "run `make up`, which builds it")


def site_findings(site: Site) -> Iterator[Finding]:
    site.data.mkdir(parents=True, exist_ok=True)
    yield Finding(f"{site.data} can be written", os.access(site.data, os.W_OK), "set VIVA_DATA_DIR to another folder")
    if read_state(site) is not None:
        return
    for part in all_parts(site, load_or_make(site.data)):
        port = part.server.port
        yield Finding(f"port {port} ({part.name}) is free", is_free(port), "end the program that uses it")
