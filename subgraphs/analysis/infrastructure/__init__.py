"""Adapters of analysis: PostgreSQL, engines, foreign events."""
