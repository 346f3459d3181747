"""Tests of gateway/plugins."""
