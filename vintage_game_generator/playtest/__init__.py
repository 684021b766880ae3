"""Games played without a player: solvers, recordings, certificates."""
