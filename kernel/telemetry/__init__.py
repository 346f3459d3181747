"""Logs, health, metrics, and what ties them together."""
