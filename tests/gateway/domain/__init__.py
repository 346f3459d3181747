"""Tests of gateway/domain."""
