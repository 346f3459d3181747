"""Tests of the router: executor."""
