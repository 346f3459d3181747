"""`viva measure`: starts a system of its own twice (new, then warm) and prints seconds, idle memory and idle CPU."""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from viva.resources import Usage, usage_of
from viva.site import ROOT

READY = "is ready after"
SETTLE_SECONDS = 10.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ports-from", type=int, default=18000, help="first port to use (default: %(default)s)")
    parser.add_argument("--watch", type=float, default=20.0, help="seconds of idleness to watch (default: %(default)s)")


def run(arguments: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="viva-measure-") as folder:
        Path(folder).chmod(0o755)
        environment = {**os.environ, "VIVA_DATA_DIR": folder, "VIVA_PORTS_FROM": str(arguments.ports_from)}
        cold, _ = one_life(environment, 0.0)
        print(f"ready, new data folder    {cold:6.1f} s")
        warm, idle = one_life(environment, arguments.watch)
        print(f"ready, warm               {warm:6.1f} s")
    print(f"idle memory (PSS)         {idle.pss_bytes / 1e6:6.0f} MB in {idle.processes} processes")
    print(f"idle CPU                  {idle.cores:6.2f} cores over {arguments.watch:.0f} s")
    return 0


def one_life(environment: dict[str, str], watch_seconds: float) -> tuple[float, Usage]:
    """Seconds until the last screen, and what it used while nobody asked anything."""
    began = time.monotonic()
    command = (sys.executable, "-m", "viva", "up")
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as supervisor:
        seconds = until_ready(supervisor, began)
        if watch_seconds:
            time.sleep(SETTLE_SECONDS)
        usage = usage_of(supervisor.pid, watch_seconds or 0.1)
        supervisor.send_signal(signal.SIGINT)
        supervisor.communicate()
    return seconds, usage


def until_ready(supervisor: "subprocess.Popen[str]", began: float) -> float:
    for line in supervisor.stdout or ():
        if READY in line:
            return time.monotonic() - began
    raise SystemExit(f"viva: the system did not start (exit code {supervisor.wait()})")
