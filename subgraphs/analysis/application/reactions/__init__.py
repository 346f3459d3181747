"""What analysis does on events of other contexts."""
