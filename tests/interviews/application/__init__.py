"""Tests of interviews: application."""
