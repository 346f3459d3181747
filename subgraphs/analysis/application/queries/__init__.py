"""Queries of analysis."""
