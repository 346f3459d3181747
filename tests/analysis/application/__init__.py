"""Use cases of analysis, with fakes."""
