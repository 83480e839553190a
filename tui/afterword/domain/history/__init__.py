"""What happened, as the rules ask of it: stories, rounds, contacts, outcomes."""
