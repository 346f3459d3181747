"""Tests of the analysis context."""
