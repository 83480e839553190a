"""Quick add: what is understood of a link, of a line and of a whole posting."""

from zoneinfo import ZoneInfo

import pytest

from afterword.reading.here import Here
from afterword.reading.links import LinkedPosting, read_link
from afterword.reading.posting import ReadPosting, read_posting
from builders import instant

HERE = Here(instant("2026-04-15T14:30-04:00"), ZoneInfo("America/New_York"), "month first")
LARK, ANALYST = "Lark Analytics", "Data Analyst"


@pytest.mark.parametrize(
    ("typed", "company", "title", "applied"),
    [
        ("Data Analyst at Lark Analytics", LARK, ANALYST, ""),
        ("Data Analyst @ Lark Analytics", LARK, ANALYST, ""),
        ("Data Analyst at Lark Analytics, applied yesterday", LARK, ANALYST, "2026-04-14 12:00"),
        ("Data Analyst at Lark Analytics, applied today", LARK, ANALYST, ""),
        ("Data Analyst at Lark Analytics (applied on 3 apr)", LARK, ANALYST, "2026-04-03 12:00"),
        ("Data Analyst at Lark Analytics applied 4/3", LARK, ANALYST, "2026-04-03 12:00"),
        ("Data Analyst at Lark Analytics, New York, NY", LARK, ANALYST, ""),
        ("Data Analyst at Lark Analytics (saved)", LARK, ANALYST, "not yet"),
        ("Data Analyst at Lark Analytics, not applied yet", LARK, ANALYST, "not yet"),
        ("saved Data Analyst at Lark Analytics", LARK, ANALYST, "not yet"),
        ("applied Data Analyst at Lark Analytics 2 days ago", LARK, ANALYST, "2026-04-13 12:00"),
        ("Applied to Lark Analytics as Data Analyst yesterday", LARK, ANALYST, "2026-04-14 12:00"),
        ("I applied at Lark Analytics as a Data Analyst on mon", LARK, ANALYST, "2026-04-13 12:00"),
        ("Applied: Data Analyst, Lark Analytics", LARK, ANALYST, ""),
        ("Data Analyst, Lark Analytics, 2026-04-02", LARK, ANALYST, "2026-04-02 12:00"),
        ("Data Analyst at Lark Analytics, yesterday", LARK, ANALYST, "2026-04-14 12:00"),
        ("Data Analyst, Lark Analytics, Room 3", LARK, ANALYST, ""),
        ("Lark Analytics - Data Analyst", LARK, ANALYST, ""),
        ("Lark Analytics: Data Analyst", LARK, ANALYST, ""),
        ("Data Analyst – Lark Analytics", LARK, ANALYST, ""),
        ("Data Analyst | Lark Analytics | LinkedIn", LARK, ANALYST, ""),
        ("Data Analyst, Lark Analytics, New York", LARK, ANALYST, ""),
        ("Data Analyst\nLark Analytics\nNew York, NY", LARK, ANALYST, ""),
        ("Backend Developer - Berlin - Lark GmbH", "Lark GmbH", "Backend Developer", ""),
        ("Head of Applied Science at Lark Analytics", LARK, "Head of Applied Science", ""),
        ("Barista at Blue Cup", "Blue Cup", "Barista", ""),
        ("Senior Data Analyst", "", "Senior Data Analyst", ""),
    ],
)
def test_a_line_is_understood(typed: str, company: str, title: str, applied: str) -> None:
    assert read_posting(typed, HERE) == ReadPosting(company=company, title=title, applied=applied)


@pytest.mark.parametrize(
    "name", ["Lark", "Moss & Daughters, Inc.", "Museum of Modern Art", "Saved by Bell", "3M"]
)
def test_a_bare_name_is_a_company_and_nothing_more(name: str) -> None:
    read = read_posting(name, HERE)
    assert not read
    assert read.company == name


@pytest.mark.parametrize(
    ("url", "company", "title", "source"),
    [
        ("https://linkedin.com/jobs/view/data-analyst-at-lark-analytics-38123", LARK, ANALYST, "LinkedIn"),
        ("https://www.indeed.com/viewjob?jk=abc", "", "", "Indeed"),
        ("https://boards.greenhouse.io/lark/jobs/4012345", "Lark", "", "their site"),
        ("https://jobs.lever.co/lark-analytics/2f3a11aa-ab12-4c", LARK, "", "their site"),
        ("https://jobs.ashbyhq.com/Lark%20Analytics/7d1f0b2e-aaaa-bbbb", LARK, "", "their site"),
        ("https://apply.workable.com/lark/j/ABC123/", "Lark", "", "their site"),
        ("https://lark.recruitee.com/o/data-analyst", "Lark", ANALYST, "their site"),
        ("https://lark.wd5.myworkdayjobs.com/job/Bonn/Data-Analyst_R123", "Lark", ANALYST, "their site"),
        ("https://careers.lark.com/jobs/123/data-analyst", "Lark", ANALYST, "their site"),
        ("https://larkanalytics.co.uk/careers", "Larkanalytics", "", "their site"),
        ("www.lark.example", "Lark", "", "their site"),
    ],
)  # fmt: skip
def test_an_address_says_what_it_can(url: str, company: str, title: str, source: str) -> None:
    assert read_link(url) == LinkedPosting(company, title, source)
    assert read_posting(url, HERE) == ReadPosting(company=company, title=title, source=source, url=url)


def test_a_line_with_a_link_takes_the_names_from_the_line() -> None:
    read = read_posting("Data Analyst at Lark Analytics https://lrk.example/jobs/1, applied yesterday", HERE)
    assert (read.company, read.title, read.url) == (LARK, ANALYST, "https://lrk.example/jobs/1")
    assert (read.applied, read.source) == ("2026-04-14 12:00", "their site")


ABOUT = """Senior Data Analyst
New York, NY (hybrid)

About Lark Analytics
Lark Analytics counts what comes back.
What you will do: SQL.
"""
LABELLED = """We're hiring!
Position: Planner
Company: Rook Mills
Apply at https://rook.example/jobs/planner
Thanks
"""
JOIN = """Nurse (m/f/d)
Join Brook Clinic as a nurse.
We are looking for you.
Full time, at least three years.
"""
HIRING = """Lark Analytics is hiring
a Data Analyst
for its New York office
Apply now
"""
NOBODY = """About the role
You will do this and that, and work at scale.
We are looking for somebody.
Pay: 50,000
Join us!
"""


@pytest.mark.parametrize(
    ("text", "company", "title"),
    [
        (ABOUT, LARK, "Senior Data Analyst"),
        (LABELLED, "Rook Mills", "Planner"),
        (JOIN, "Brook Clinic", "Nurse"),
        (HIRING, LARK, ANALYST),
    ],
)
def test_a_whole_posting_is_kept_and_its_names_found(text: str, company: str, title: str) -> None:
    read = read_posting(text, HERE)
    assert (read.company, read.title, read.text) == (company, title, text.strip())


def test_a_headline_that_names_who_hires_and_a_sentence_that_closes() -> None:
    read = read_posting(
        "CarePoint Clinics is hiring: Health Informatics Analyst\nThree years with records.\n"
        "Applications close December 4, 2026.\nApply with a letter.\n",
        HERE,
    )
    assert (read.company, read.title) == ("CarePoint Clinics", "Health Informatics Analyst")
    assert read.closes == "2026-12-04"


def test_a_company_that_is_not_named_is_left_to_the_person() -> None:
    assert read_posting(NOBODY, HERE).company == ""


def test_a_german_posting_says_company_contact_pay_and_closing_day() -> None:
    read = read_posting(
        "Datenanalyst (m/w/d)\r\nBärenfels Versicherung AG sucht Sie\r\nGehalt: 60.000 EUR\r\n"
        "Ihre Ansprechpartnerin: Frau Dr. Ewa Kaya, ewa.kaya@baerenfels.example\r\n"
        "Bewerbungsschluss: 8. Mai 2026\r\nhttps://jobs.baerenfels.example/datenanalyst\r\n",
        HERE,
    )
    assert (read.company, read.title) == ("Bärenfels Versicherung AG", "Datenanalyst")
    assert (read.contact, read.pay, read.closes) == (
        "Frau Dr. Ewa Kaya, ewa.kaya@baerenfels.example", "60.000 EUR", "2026-05-08",
    )  # fmt: skip
    nothing = read_posting(f"{ABOUT}Contact: us at any time, by mail or phone\nDeadline: soon\n", HERE)
    assert (nothing.contact, nothing.closes) == ("", "")
