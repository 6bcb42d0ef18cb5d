"""Two people's work put together where git stopped: as values, key by key, not as lines."""
