"""From an assessment to text: one pure function for each format."""
