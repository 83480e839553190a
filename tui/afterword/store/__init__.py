"""The data file: atomic, locked, backed up; the only place that imports TinyDB."""
