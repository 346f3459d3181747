"""The worker of users (sends the outbox): `dramatiq subgraphs.users.worker --processes 1 --threads 4`."""

from kernel.processes import make_worker
from subgraphs.users.bootstrap import wiring

broker = make_worker(wiring())
