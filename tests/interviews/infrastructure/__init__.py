"""Tests of interviews: infrastructure."""
