"""A Prefect server, a worker and a file server of this machine, started and stopped together."""
