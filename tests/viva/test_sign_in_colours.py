"""The pages of the local identity provider are coloured as the app is, in light and dark."""

import re

from viva.site import ROOT

TOKENS = ROOT / "frontend" / "src" / "app" / "tokens.css"
PAGES = ROOT / "viva" / "embedded" / "oidc" / "pages.mjs"
MODES = ("light", "dark")


def colours_in(text: str) -> dict[str, dict[str, str]]:
    """By mode and name: the first `:root` is the light one, the second the dark one."""
    blocks = re.findall(r":root[^{]*\{([^}]*)\}", text)
    return {mode: dict(re.findall(r"--([\w-]+): ([^;]+);", block)) for mode, block in zip(MODES, blocks, strict=False)}


def test_the_sign_in_pages_wear_the_colours_of_the_app() -> None:
    app, pages = colours_in(TOKENS.read_text()), colours_in(PAGES.read_text())
    for mode in MODES:
        assert "accent" in pages[mode]
        assert pages[mode].items() <= app[mode].items(), mode


def test_every_colour_that_they_use_is_given_in_both() -> None:
    text = PAGES.read_text()
    pages = colours_in(text)
    assert set(re.findall(r"var\(--([\w-]+)\)", text)) <= pages["light"].keys() & pages["dark"].keys()
