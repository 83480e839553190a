"""What a mail they wrote means, whom it belongs to, and the fact it becomes."""
