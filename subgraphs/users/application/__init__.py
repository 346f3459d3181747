"""Use cases of users: commands change one aggregate each, queries read views, reactions answer others' events."""
