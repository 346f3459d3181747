"""Tests of the router: operation."""
