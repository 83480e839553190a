"""The message for a follow-up: what it says, gathered from the facts, and what is still missing."""
