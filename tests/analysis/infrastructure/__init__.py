"""Adapters of analysis, on the real servers."""
