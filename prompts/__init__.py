"""The prompts that a language model is asked with, one Jinja2 file each."""
