"""Tests of gateway/graphql."""
