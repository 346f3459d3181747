"""Adapters of users: tables, repositories, views, unit of work, the events of others."""
