"""Tests of the router: transports."""
