"""The job search itself: facts in, follow-ups out. Pure; imports nothing else of ours."""
