"""Sessions, pending sign-ins, registrations and what a person may do: plain Python."""
