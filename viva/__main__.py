"""`viva <command>`: reads the command line and loads only the module of the command that was asked for."""

import argparse
import importlib
import sys

COMMANDS = {
    "up": "run the whole system here, without Docker",
    "demo": "play whole interviews against the running system",
    "seed": "make the demo people of the running system",
    "status": "what is running, with its health",
    "doctor": "say what is missing or broken on this machine",
    "migrate": "bring the databases to the newest version (or another one)",
    "keys": "new keys that sign events, as settings of a server",
    "events": "list the events that could not be applied",
    "measure": "start times, idle memory and idle CPU of a system of its own",
}


def main(words: list[str] | None = None) -> int:
    given = sys.argv[1:] if words is None else words
    if not given or given[0] not in COMMANDS:
        return usage(wrong=given[0] if given and given[0] not in {"-h", "--help", "help"} else None)
    command = importlib.import_module(f"viva.commands.{given[0]}")
    parser = argparse.ArgumentParser(prog=f"viva {given[0]}", description=COMMANDS[given[0]])
    command.add_arguments(parser)
    return int(command.run(parser.parse_args(given[1:])))


def usage(*, wrong: str | None) -> int:
    if wrong:
        print(f"viva: there is no command {wrong!r}", file=sys.stderr)
    print("usage: viva COMMAND [options]      (viva COMMAND --help for its options)\n")
    for name, what in COMMANDS.items():
        print(f"  {name:<9} {what}")
    return 2 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
