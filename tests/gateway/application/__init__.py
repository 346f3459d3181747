"""Tests of gateway/application."""
