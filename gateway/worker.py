"""The gateway's worker (`python -m gateway.worker`): relays its outbox, retries registrations."""

from gateway.bootstrap import wiring
from kernel.processes import make_worker, run_worker

broker = make_worker(wiring())

if __name__ == "__main__":
    run_worker(broker)
