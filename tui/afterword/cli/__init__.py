"""What can be said at the shell, and the way from there into the dashboard."""
