"""A whole small context for the kernel's tests and benchmark: makes things, hears of them itself, runs a few jobs."""
