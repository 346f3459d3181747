"""The HTTP server of every process of ours, with bounds on what a client may take: imports nobody of ours."""
