"""What people ask for: changes."""
