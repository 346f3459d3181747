"""The gateway's consumer (`python -m gateway.consumer`): keeps the copy of roles, status and memberships."""

from gateway.bootstrap import wiring
from kernel.processes import run_consumer

if __name__ == "__main__":
    run_consumer(wiring())
