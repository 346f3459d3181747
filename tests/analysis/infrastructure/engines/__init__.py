"""Engines that read answers."""
