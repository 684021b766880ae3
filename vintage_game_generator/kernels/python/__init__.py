"""The Python kernel, and the tests and shared vectors that hold it to its contract."""
