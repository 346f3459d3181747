"""Adapters of interviews: tables, repositories, views, unit of work, the events of others."""
