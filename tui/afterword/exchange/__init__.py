"""In and out: the search document, spreadsheets, calendars and reports."""
