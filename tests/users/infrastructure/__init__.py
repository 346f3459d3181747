"""The adapters of users, on the embedded PostgreSQL."""
