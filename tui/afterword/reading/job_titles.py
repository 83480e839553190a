"""What people do at a company, as it stands behind a name or in a signature."""

JOBS = (
    r"\w*manager(?:in)?|director|direktor(?:in)?|officer|president|coordinator|specialist|consultant|advis[eo]r|"
    r"administrator|supervisor|engineer|developer|designer|scientist|analyst|hr|ceo|cto|cfo|coo|"
    r"\w*leiter(?:in)?|\w*leitung|\w*referent(?:in)?|\w*berater(?:in)?|geschäftsführ\w*"
)
"""Words of a pattern that nobody is called by, in small letters."""
