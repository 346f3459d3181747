"""The worker of interviews: sends the outbox, runs timers. `python -m subgraphs.interviews.worker`."""

from kernel.processes import make_worker, run_worker
from subgraphs.interviews.bootstrap import wiring

broker = make_worker(wiring())

if __name__ == "__main__":
    run_worker(broker)
