"""The README's pictures, made by the tests when `VIVA_SCREENSHOTS=1` asks: other runs leave the tree clean."""

import os
import subprocess
import sys
from dataclasses import dataclass

from playwright.async_api import Page

from tests.support.system import LiveSystem
from viva.site import ROOT

FOLDER = ROOT / "docs" / "images"
LARGEST_BYTES = 300_000


@dataclass(frozen=True)
class Pictures:
    wanted: bool

    def play_the_demonstration(self, system: LiveSystem) -> None:
        """Fills Hanna's lists with the candidates of `viva demo`, so that a picture shows a workspace in use."""
        surroundings = {
            **os.environ,
            "VIVA_DATA_DIR": str(system.site.data),
            "VIVA_PORTS_FROM": str(system.site.ports.web),
        }
        subprocess.run((sys.executable, "-m", "viva", "demo"), cwd=ROOT, env=surroundings, check=True)

    async def take(self, page: Page, name: str) -> None:
        """The page as it stands in its window, without the blinking caret and without running animations."""
        if not self.wanted:
            return
        FOLDER.mkdir(parents=True, exist_ok=True)
        await page.evaluate("document.fonts.ready.then(() => true)")
        path = FOLDER / f"{name}.png"
        await page.screenshot(path=path, animations="disabled", caret="hide", scale="css")
        assert path.stat().st_size < LARGEST_BYTES, f"{path.name} is too large for a README"
