"""Adds the optional packages of other platforms to an npm lock: `python -m scripts.complete_npm_lock LOCK`.

npm leaves them out of the lock where the registry in use does not carry them, and `npm ci` then refuses that lock.
Run it after `npm install` in such a place. Each entry's hash is the one that the registry publishes for that version.
"""

import json
import subprocess
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


def without_integrity(packages: dict[str, Any]) -> dict[str, Any]:
    """Entries that `npm ci` would take whatever they hold."""
    return {
        key: entry
        for key, entry in packages.items()
        if key and not (entry.get("integrity") or entry.get("inBundle") or entry.get("link"))
    }


def published_integrity(name: str, version: str) -> str:
    """The hash of a version as the registry tells it; raises SystemExit where it does not."""
    command = ("npm", "view", f"{name}@{version}", "dist.integrity")
    integrity = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60).stdout.strip()
    if not integrity.startswith("sha512-"):
        raise SystemExit(f"the registry tells no hash of {name} {version}: choose a version that it has")
    return integrity


def main(path: Path) -> None:
    lock = json.loads(path.read_text())
    added = missing_entries(lock["packages"])
    lock["packages"] = dict(sorted((lock["packages"] | added).items()))
    bare = without_integrity(lock["packages"])
    for key, entry in bare.items():
        entry["integrity"] = published_integrity(key.rpartition("node_modules/")[2], entry["version"])
    path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")
    print(f"{path}: {len(added)} entries added, {len(bare)} hashes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
