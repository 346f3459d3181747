"""One file per thing that somebody may want of users."""
