"""Builds of games that run where nothing is installed."""
