"""What people type, understood: moments, days and people."""
