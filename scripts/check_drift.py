"""`make drift`: generates everything again and fails when a generated file was not what its source makes."""

import subprocess
import sys
from pathlib import Path

GENERATED = ("schema", "frontend/src/gql", "examples/shop")
GENERATED_FILES = (".env.example", "docs/router.md")
IGNORED = ("schema/subgraphs.json", "examples/shop/subgraphs.json", "examples/shop/shop.py")


def snapshot(root: Path) -> dict[str, bytes]:
    """Every generated file with its content."""
    files = [path for folder in GENERATED for path in (root / folder).rglob("*") if path.is_file()]
    files += [root / name for name in GENERATED_FILES if (root / name).is_file()]
    named = {str(path.relative_to(root)): path.read_bytes() for path in files}
    return {name: content for name, content in named.items() if not name.startswith(IGNORED)}


def drifted(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Files that were added, removed or changed by generating."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def main() -> int:
    root = Path(__file__).resolve().parents[1]
    before = snapshot(root)
    subprocess.run(["make", "schema"], cwd=root, check=True, stdout=subprocess.DEVNULL)
    changed = drifted(before, snapshot(root))
    for name in changed:
        print(f"drift: {name} was not what its source makes; commit what `make schema` wrote")
    if not changed:
        print(f"drift: {len(before)} generated files are what their sources make")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
