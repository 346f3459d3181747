"""Tests of viva."""
