"""The documents: a module each, which makes its view from an assessment."""
