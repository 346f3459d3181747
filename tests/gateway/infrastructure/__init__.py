"""Tests of gateway/infrastructure."""
