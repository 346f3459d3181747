"""Tests of the router: server."""
