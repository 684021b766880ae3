"""The tasks: each guards one call of the library with retries, a timeout and the cache."""
