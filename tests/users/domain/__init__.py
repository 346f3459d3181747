"""The domain of users, without doubles."""
