"""The dashboard: what is seen and which key does what; the only place that imports Textual."""
