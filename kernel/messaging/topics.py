"""Topics: made by the AdminClient, each with its `-dlq`, and told apart across restarts of the broker by their ids."""

import asyncio
import logging
from collections.abc import Iterable

from confluent_kafka import KafkaError, KafkaException, TopicCollection
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic

from kernel.messaging.broker import Broker

log = logging.getLogger(__name__)

USER_COMMANDS = "user-commands"
USER_EVENTS = "user-events"
INTERVIEW_EVENTS = "interview-events"
ANALYSIS_EVENTS = "analysis-events"
AUTH_EVENTS = "auth-events"
TOPICS = (USER_COMMANDS, USER_EVENTS, INTERVIEW_EVENTS, ANALYSIS_EVENTS, AUTH_EVENTS)

ADMIN_TIMEOUT_SECONDS = 3.0
# A broker that is busy starting may answer the first request with nonsense.
CREATE_TRIES = 3
# As replication factor: what the brokers are configured with.
BROKER_DEFAULT = -1


def dlq_of(topic: str) -> str:
    return f"{topic}-dlq"


class TopicAdmin:
    def __init__(self, broker: Broker, *, replication_factor: int = 1) -> None:
        deadline = {"socket.timeout.ms": int(ADMIN_TIMEOUT_SECONDS * 1000)}
        self._client = AdminClient(broker.client_config("admin") | deadline)
        self._replication_factor = replication_factor

    async def ensure(self, topics: Iterable[str], partitions: int) -> bool:
        """Make what is missing; False when the broker did not answer (it may still make topics by itself)."""
        wanted = list(dict.fromkeys(name for topic in topics for name in (topic, dlq_of(topic))))
        return await asyncio.to_thread(self._ensure, wanted, partitions)

    async def incarnations(self, topics: Iterable[str]) -> dict[str, str]:
        """The id of each topic that exists. A broker that lost its state gives other ids, or none."""
        return await asyncio.to_thread(self._incarnations, sorted(topics))

    async def forget_group(self, group_id: str) -> None:
        """Delete a consumer group with its offsets; a broker refuses it for a group that works."""
        log.warning("the consumer group does not get going and is begun anew", extra={"consumerGroup": group_id})
        await asyncio.to_thread(self._forget_group, group_id)

    def _forget_group(self, group_id: str) -> None:
        for future in self._client.delete_consumer_groups([group_id], request_timeout=ADMIN_TIMEOUT_SECONDS).values():
            error = future.exception(ADMIN_TIMEOUT_SECONDS + 1)
            if error is not None:
                log.warning("the consumer group was not deleted: %s", error)

    def _ensure(self, names: list[str], partitions: int) -> bool:
        return any(self._create(names, partitions) for _ in range(CREATE_TRIES))

    def _create(self, names: list[str], partitions: int) -> bool:
        wanted = [NewTopic(name, partitions, self._replication_factor) for name in names]
        made = self._client.create_topics(
            wanted, operation_timeout=ADMIN_TIMEOUT_SECONDS, request_timeout=ADMIN_TIMEOUT_SECONDS
        )
        failures = [error for future in made.values() if (error := future.exception(ADMIN_TIMEOUT_SECONDS + 1))]
        real = [error for error in failures if not _exists_already(error)]
        if real:
            log.warning("topics could not be made within %g s: %s", ADMIN_TIMEOUT_SECONDS, real[0])
        return not real

    def _incarnations(self, topics: list[str]) -> dict[str, str]:
        described = self._client.describe_topics(TopicCollection(topics), request_timeout=ADMIN_TIMEOUT_SECONDS)
        found = {}
        for topic, future in described.items():
            if future.exception(ADMIN_TIMEOUT_SECONDS + 1) is None:
                found[topic] = str(future.result().topic_id)
        return found


def _exists_already(error: BaseException) -> bool:
    if not isinstance(error, KafkaException):
        return False
    code: int = error.args[0].code()
    return code == KafkaError.TOPIC_ALREADY_EXISTS
