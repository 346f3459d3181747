"""The use cases of users, with fakes."""
