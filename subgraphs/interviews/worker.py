"""The worker of interviews: sends the outbox, runs timers. `dramatiq subgraphs.interviews.worker`."""

from kernel.processes import make_worker
from subgraphs.interviews.bootstrap import wiring

broker = make_worker(wiring())
