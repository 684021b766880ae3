"""What a language needs to run rules: one real project each."""
