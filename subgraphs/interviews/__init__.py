"""The interviews context."""
