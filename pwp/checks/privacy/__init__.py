"""How what people tell is kept, and what of it is shown."""

from pwp.checks.privacy import held, numbers, quoted

TOPICS = (held, quoted, numbers)
