"""The worker of users (sends the outbox): `python -m subgraphs.users.worker`."""

from kernel.processes import make_worker, run_worker
from subgraphs.users.bootstrap import wiring

broker = make_worker(wiring())

if __name__ == "__main__":
    run_worker(broker)
