"""The consumer of users: `python -m subgraphs.users.consumer`."""

from kernel.processes import run_consumer
from subgraphs.users.bootstrap import wiring

if __name__ == "__main__":
    run_consumer(wiring())
