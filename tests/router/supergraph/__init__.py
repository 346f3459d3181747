"""Tests of the router: supergraph."""
