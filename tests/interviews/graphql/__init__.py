"""Tests of interviews: graphql."""
