"""Applying an event once."""
