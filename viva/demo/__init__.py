"""`viva demo`: plays whole interviews against the running system through its public API alone."""
