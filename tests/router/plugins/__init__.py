"""Tests of the router: plugins."""
