"""The rules of side-view platformers."""
