"""SQLite whose writers stand in a line: see docs/decisions/0017."""
