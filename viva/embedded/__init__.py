"""The real servers of the embedded mode: how each is prepared, started and found ready, without Docker."""
