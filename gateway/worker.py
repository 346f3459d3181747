"""The gateway's worker (`dramatiq gateway.worker`): relays its outbox, retries registrations."""

from gateway.bootstrap import wiring
from kernel.processes import make_worker

broker = make_worker(wiring())
