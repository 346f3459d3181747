"""Tests of the interviews context."""
