"""What people ask for: answers."""
