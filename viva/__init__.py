"""The `viva` command: run, seed, migrate and demonstrate the system."""
