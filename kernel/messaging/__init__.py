"""Kafka: topics, producer, consumer, dead letters."""
