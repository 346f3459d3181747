"""The worker of analysis (scores, sends the outbox): `python -m subgraphs.analysis.worker`."""

from kernel.processes import make_worker, run_worker
from subgraphs.analysis.bootstrap import wiring

broker = make_worker(wiring())

if __name__ == "__main__":
    run_worker(broker)
