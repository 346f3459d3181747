"""The sample's worker process."""

from kernel.processes import make_worker, run_worker
from tests.kernel.sample.bootstrap import wiring

broker = make_worker(wiring())

if __name__ == "__main__":
    run_worker(broker)
