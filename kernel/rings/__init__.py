"""The doorbell: Redis only says that there is something to look at."""
