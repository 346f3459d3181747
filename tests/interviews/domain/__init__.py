"""Tests of interviews: domain."""
