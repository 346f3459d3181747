"""Browser tests: a real Chromium against a whole running system."""
