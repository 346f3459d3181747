"""What `viva up` shows: one line per part while it starts, then one screen with all that a newcomer needs."""

import time

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from viva.child import State
from viva.people import DEMO_PEOPLE
from viva.site import CONTEXTS
from viva.system import System

STYLES = {
    State.WAITING: "dim",
    State.STARTING: "yellow",
    State.READY: "green",
    State.RESTARTING: "yellow",
    State.STOPPED: "dim",
    State.FAILED: "bold red",
}


class StartScreen:
    """Live lines on a terminal; elsewhere (a log, CI) one plain line when a part is ready."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._began = time.monotonic()
        self._live = Live(console=console, refresh_per_second=8, transient=True) if console.is_terminal else None
        self._told: set[str] = set()

    def __enter__(self) -> "StartScreen":
        if self._live:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Back to the plain terminal; what is printed after stays."""
        if self._live:
            self._live.stop()
            self._live = None

    def show(self, system: System) -> None:
        if self._live:
            self._live.update(Group(*lines(system)))
            return
        for child in system.children.values():
            if child.state is State.READY and child.name not in self._told:
                self._told.add(child.name)
                self._console.print(f"  {child.name:<20} ready  {child.seconds:5.1f} s")

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began


def lines(system: System) -> list[Text]:
    shown = [
        Text(f"  {child.name:<20} {child.state:<10} {child.seconds:5.1f} s", style=STYLES[child.state])
        for child in system.children.values()
    ]
    done = system.databases_ready == len(CONTEXTS)
    databases = f"  {'databases':<20} {system.databases_ready} of {len(CONTEXTS)} migrated"
    return [*shown, Text(databases, style=STYLES[State.READY if done else State.STARTING])]


def welcome(system: System, seconds: float) -> str:
    """Addresses, demo sign-ins, what to try."""
    site = system.site
    places = {
        "Web app": site.web_origin,
        "GraphQL": f"{site.gateway_url}/graphql",
        "Sign-in provider": f"http://localhost:{site.ports.identity}/realms/viva",
        "Data and logs": str(site.data),
    }
    people = [f"  {one.email:<26} {one.password}   {one.name}: {one.who}" for one in DEMO_PEOPLE]
    return "\n".join(
        [
            f"\n[bold]Viva Voce is ready after {seconds:.1f} s[/bold]\n",
            *(f"  {what:<18} {where}" for what, where in places.items()),
            "\n[bold]Sign in as[/bold]",
            *people,
            "\n[bold]Try next[/bold]",
            f"  open {site.web_origin} and sign in as Hanna: write a template, publish it, invite somebody",
            "  make demo     (in another terminal) candidates answer, their scores arrive live",
            "  Ctrl-C        stops everything; what you did is kept for the next start\n",
        ]
    )
