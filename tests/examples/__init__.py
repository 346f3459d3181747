"""Tests of the examples: ranking, equal length, stuffing, injection, determinism; and a hold-out of another trade."""
