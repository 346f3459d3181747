"""The preview engine: transparent text measures, no language model."""
