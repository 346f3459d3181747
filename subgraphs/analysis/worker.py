"""The worker of analysis (scores, sends the outbox): `dramatiq subgraphs.analysis.worker --processes 1 --threads 4`."""

from kernel.processes import make_worker
from subgraphs.analysis.bootstrap import wiring

broker = make_worker(wiring())
