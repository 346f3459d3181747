"""Committed changes by sequence, for subscriptions."""
