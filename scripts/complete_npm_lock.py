"""Adds the optional packages of other platforms to an npm lock: `python -m scripts.complete_npm_lock LOCK`.

npm leaves them out of the lock where the registry in use does not carry them, and `npm ci` then refuses that lock.
Run it after `npm install` in such a place; their hashes are unknown there, so they are listed without.
"""

import json
import sys
from pathlib import Path
from typing import Any

SYSTEMS = {"android", "darwin", "freebsd", "linux", "win32", "openharmony", "netbsd", "openbsd", "sunos", "aix"}
PROCESSORS = {"arm64", "x64", "arm", "ia32", "ppc64", "riscv64", "s390x", "wasm32"}


def missing_entries(packages: dict[str, Any]) -> dict[str, Any]:
    """Entries for the optional dependencies that no entry stands for, read off their names."""
    found: dict[str, Any] = {}
    for name, entry in packages.items():
        for dependency, version in (entry.get("optionalDependencies") or {}).items():
            key = f"node_modules/{dependency}"
            known = key in packages or f"{name}/{key}" in packages
            made = None if known else _entry(dependency, version, entry)
            if made is not None:
                found[key] = made
    return found


def _entry(dependency: str, version: str, parent: dict[str, Any]) -> dict[str, Any] | None:
    words = dependency.split("/")[-1].removeprefix("binding-").removeprefix("oxide-").split("-")
    systems = [word for word in words if word in SYSTEMS]
    processors = [word for word in words if word in PROCESSORS]
    if not processors:
        return None
    made: dict[str, Any] = {"version": version.lstrip("^~"), "cpu": processors}
    made |= {"dev": True} if parent.get("dev") else {}
    if systems == ["linux"]:
        made["libc"] = ["musl"] if words[-1].startswith("musl") else ["glibc"]
    made |= {"license": parent.get("license", "MIT"), "optional": True}
    made |= {"os": systems} if systems else {}
    return made | ({"engines": parent["engines"]} if parent.get("engines") else {})


def main(path: Path) -> None:
    lock = json.loads(path.read_text())
    added = missing_entries(lock["packages"])
    lock["packages"] = dict(sorted((lock["packages"] | added).items()))
    path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")
    print(f"{path}: {len(added)} entries added")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
