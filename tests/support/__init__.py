"""Fakes and fixtures that several suites share."""
