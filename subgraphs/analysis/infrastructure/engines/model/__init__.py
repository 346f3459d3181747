"""Engines that ask a language model."""
