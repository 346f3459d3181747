"""Tests of the users context."""
