"""The kind of device behind a user agent: a browser and a system, and nothing that could tell two people apart."""

# In this order: each of these also names the ones behind it ("Edg" says Chrome, Chrome says Safari).
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
_OTHER = "Another browser"


def device_of(user_agent: str | None) -> str:
    """ "Safari on iPhone"; "Another browser" for what is not recognised."""
    given = user_agent or ""
    browser = next((name for sign, name in _BROWSERS if sign in given), _OTHER)
    system = next((name for sign, name in _SYSTEMS if sign in given), None)
    return f"{browser} on {system}" if system else browser
