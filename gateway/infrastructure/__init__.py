"""Adapters: PostgreSQL, Redis, the OIDC provider, the interviews subgraph."""
