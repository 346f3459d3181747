"""The names by which rings travel through Redis: one Dramatiq queue and one pub/sub channel per context."""

RELAY_ACTOR = "relay"
JOB_ACTOR = "run_job"


def queue_of(context: str) -> str:
    return f"viva_{context}"


def actor_of(context: str, actor: str) -> str:
    return f"{context}.{actor}"


def work_channel(queue: str) -> str:
    """Where it is said that a Dramatiq queue has something to do."""
    return f"viva:work:{queue}"


def published_channel(topic: str) -> str:
    """Where it is said that the broker has new messages of a topic."""
    return f"viva:published:{topic}"


def changes_channel(context: str) -> str:
    return f"viva:{context}:changes"
