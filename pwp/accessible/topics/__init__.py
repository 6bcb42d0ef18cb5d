"""The rules for Word files, one module a topic."""
