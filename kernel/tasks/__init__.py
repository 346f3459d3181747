"""Jobs and timers: rows with attempts and a lease; a Dramatiq message only says look."""
