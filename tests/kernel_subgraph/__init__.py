"""Tests of the subgraph kit and of keyset paging."""
