"""Tests of the router: federation."""
