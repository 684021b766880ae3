"""Asking models: one question in, one admitted answer out, whatever happens on the way.

This package alone knows litellm, and imports it only when a model is asked.
"""
