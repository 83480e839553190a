"""Mails: what somebody wrote, read by rules that can be looked up (``data/mail.toml``)."""
