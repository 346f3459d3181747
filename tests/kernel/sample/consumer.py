"""The sample's consumer process."""

from kernel.processes import run_consumer
from tests.kernel.sample.bootstrap import wiring

if __name__ == "__main__":
    run_consumer(wiring())
