"""The Chromium of the browser tests: the machine's own, else the one packed in npm's `@sparticuz/chromium`.

The packed one brings its libraries and fonts, so that browser tests run on a bare machine without root.
"""

import fcntl
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from viva.site import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
UNPACKED = ROOT / ".viva-test" / "chromium"
UNPACK = """
import { inflate } from '@sparticuz/chromium';
const folder = `${process.cwd()}/node_modules/@sparticuz/chromium/bin`;
const packed = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
await Promise.all(packed.map((file) => inflate(`${folder}/${file}`)));
"""


@dataclass(frozen=True)
class Chromium:
    """What Playwright's `chromium.launch` needs: `executable_path`, `args` and `env`."""

    executable_path: str
    env: dict[str, str | float | bool] = field(default_factory=lambda: dict(os.environ))

    @property
    def args(self) -> list[str]:
        """Its sandbox needs rights that root (refused by it) and containers do not have; the pages are our own."""
        return ["--no-sandbox", "--disable-dev-shm-usage"]


def find_chromium() -> Chromium:
    for name in NAMES:
        if found := shutil.which(name):
            return Chromium(found)
    return packed_chromium(UNPACKED)


def packed_chromium(folder: Path) -> Chromium:
    unpack_once(folder)
    libraries = ":".join(filter(None, (str(folder / "al2023" / "lib"), os.environ.get("LD_LIBRARY_PATH"))))
    surroundings = {"LD_LIBRARY_PATH": libraries, "FONTCONFIG_PATH": str(folder / "fonts"), "HOME": str(folder)}
    return Chromium(str(folder / "chromium"), {**os.environ, **surroundings})


def unpack_once(folder: Path) -> None:
    """Test processes that start at the same time wait for the first of them."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            command = ("node", "--input-type=module", "--eval", UNPACK)
            subprocess.run(command, cwd=ROOT / "frontend", env={**os.environ, "TMPDIR": str(folder)}, check=True)
            (folder / "complete").touch()
