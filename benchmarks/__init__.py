"""How long pwp takes, as ratios from one run on one machine. Run by hand: python -m benchmarks --date 2026-06-01."""
