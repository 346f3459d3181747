"""What follows from the events of other contexts."""
