"""The names by which rings travel through Redis: one Dramatiq queue and one pub/sub channel per context."""

RELAY_ACTOR = "relay"
JOB_ACTOR = "run_job"


def queue_of(context: str) -> str:
    return f"viva_{context}"


def actor_of(context: str, actor: str) -> str:
    return f"{context}.{actor}"


def changes_channel(context: str) -> str:
    return f"viva:{context}:changes"
