"""Users and companies: plain Python, no I/O, no clock."""
