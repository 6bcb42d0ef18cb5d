"""Nobody is named who did not agree to it: what identifies a person is found, and never echoed."""
