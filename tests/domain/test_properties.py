"""What holds for every search at every moment, whatever was recorded in whatever order."""

import math
import random
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.domain.application import Application
from afterword.domain.facts import (
    Accepted,
    Applied,
    Call,
    DayOrInstant,
    Dismiss,
    Fact,
    Offer,
    OfferDeadline,
    Override,
    Reply,
    Sent,
    Snooze,
)
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.contacts_made import unanswered
from afterword.domain.history.guard import contacts_with
from afterword.domain.insight.balance import balance
from afterword.domain.kinds import kind_named
from afterword.domain.people import Company
from afterword.domain.planning.listing import Bunch
from afterword.domain.planning.ordering import Turn
from afterword.domain.planning.plan import Plan
from afterword.domain.planning.planner import plan
from afterword.domain.rules.silence import ghost_at, is_live
from afterword.domain.search import JobSearch, job_search
from afterword.domain.timing.cadence import cadence_from
from afterword.domain.timing.calendar import zone_of
from afterword.exchange.search_document import read_document, write_document
from afterword.settings.shipped import shipped_table
from searches import courses_at, moments, searches, searches_at

CADENCE = cadence_from(shipped_table("cadence.toml"))
ENQUIRIES = ("D1", "D2", "D3")
BY_THE_HOUR = ("B1", "C2", "C5", "E1", "G1", "G4", "G6", "G7", "H2", "H3", "H4")
"""They keep their moments by whatever medium."""
ANSWERS = ("E1", "G1", "G4", "G5", "G6")
OWN_PEOPLE = ("F3", "G8", "H1", "H2", "H3", "H4")
RANK = {Status.UPCOMING: 0, Status.DUE: 1, Status.OVERDUE: 2, Status.EXPIRED: 3}

thorough = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
quick = settings(thorough, max_examples=30)

AtAMoment = tuple[JobSearch, datetime]


def planned(case: AtAMoment) -> Plan:
    search, now = case
    return plan(search, CADENCE, now)


def every(planned: Plan) -> tuple[FollowUp, ...]:
    return planned.open + planned.closed


def cut(search: JobSearch, now: datetime) -> JobSearch:
    """The search as it was recorded up to ``now``."""
    later = (fact for fact in search.all_facts() if fact.at > now)
    for fact in later:
        search = search.without(fact)
    return search


def snoozed(search: JobSearch) -> set[str]:
    return {fact.key for fact in search.all_facts() if isinstance(fact, Snooze)}


@quick
@given(searches(max_applications=2), moments())
def test_there_is_a_plan_for_everything_a_person_could_have_recorded(
    search: JobSearch, now: datetime
) -> None:
    plan(search, CADENCE, now)


@quick
@given(searches_at())
def test_each_follow_up_says_why_and_comes_in_order_of_its_moments(case: AtAMoment) -> None:
    for follow_up in every(planned(case)):
        assert follow_up.reason.strip()
        assert follow_up.opens <= follow_up.due <= follow_up.overdue
        if follow_up.expires:
            assert follow_up.overdue <= follow_up.expires
            assert follow_up.opens < follow_up.expires


@thorough
@given(courses_at())
def test_moments_are_in_order_and_nothing_opens_when_it_has_lapsed(case: AtAMoment) -> None:
    for follow_up in every(planned(case)):
        assert follow_up.reason.strip()
        assert follow_up.opens <= follow_up.due <= follow_up.overdue
        assert follow_up.expires is None or follow_up.opens < follow_up.expires >= follow_up.overdue


@thorough
@given(courses_at())
def test_at_most_one_follow_up_is_open_for_a_key(case: AtAMoment) -> None:
    keys = [follow_up.key for follow_up in planned(case).open]
    assert len(keys) == len(set(keys))


@thorough
@given(courses_at())
def test_at_most_one_enquiry_is_open_for_an_application(case: AtAMoment) -> None:
    asking = [f.application for f in planned(case).open if f.rule in ENQUIRIES]
    assert len(asking) == len(set(asking))


TO_END_WELL = {"C2", "C3", "D6", "E1", "F1", "F2", "G6", "G7", "G8", "H1", "H2", "H3", "H4"}
"""The rules that may still ask for something once an offer is accepted and secured."""


@thorough
@given(courses_at())
def test_after_a_secured_acceptance_all_there_is_to_do_is_to_end_well(case: AtAMoment) -> None:
    the_plan = planned(case)
    accepted = the_plan.elsewhere.acceptances
    for follow_up in the_plan.open:
        story = the_plan.story_of(follow_up)
        if any(story.made_at <= yes.at for yes in accepted) and follow_up.application:
            is_own = any(yes.application == follow_up.application for yes in accepted)
            assert follow_up.rule in TO_END_WELL, follow_up.key
            assert not (is_own and follow_up.rule == "G7")


CONTRADICTING = (
    ({"decline", "withdrawal"}, {"decide", "offer_thanks", "ask_for_time", "written_offer_request",
                                 "conditions", "acceptance", "record_outcome", "status_email", "status_call",
                                 "check_in"}),
    ({"acceptance"}, {"decide", "offer_thanks", "ask_for_time", "status_email", "status_call", "check_in"}),
)  # fmt: skip


@thorough
@given(courses_at())
def test_no_two_follow_ups_of_an_application_contradict_each_other(case: AtAMoment) -> None:
    the_plan = planned(case)
    for application in the_plan.search.applications:
        kinds = {follow_up.kind for follow_up in the_plan.of_application(application)}
        for some, others in CONTRADICTING:
            assert not (kinds & some and kinds & others), kinds


@thorough
@given(courses_at())
def test_open_and_closed_say_so_in_their_status(case: AtAMoment) -> None:
    _, now = case
    the_plan = planned(case)
    for follow_up in the_plan.open:
        expected = (
            Status.UPCOMING
            if now < follow_up.opens
            else Status.DUE
            if now < follow_up.overdue
            else Status.OVERDUE
        )
        assert follow_up.status is expected
        assert follow_up.expires is None or now < follow_up.expires
    assert not any(follow_up.status.is_open for follow_up in the_plan.closed)
    assert all(
        follow_up.closed_because or follow_up.status is Status.EXPIRED for follow_up in the_plan.closed
    )


@thorough
@given(courses_at())
def test_late_comes_first_then_today_then_later_and_last_what_is_coming(case: AtAMoment) -> None:
    the_plan = planned(case)
    turns = [the_plan.today.turn(follow_up) for follow_up in the_plan.open]
    assert turns == sorted(turns)
    zone, (_, now) = zone_of(the_plan.search.profile.tz), case
    for turn in Turn:
        those = [f for f, its in zip(the_plan.open, turns, strict=True) if its is turn]
        first = [(f.due, f.rank) if turn is Turn.COMING else (f.rank, f.due) for f in those]
        assert first == sorted(first)
        for follow_up in those:
            is_for_a_later_day = follow_up.due.astimezone(zone).date() > now.astimezone(zone).date()
            match turn:
                case Turn.LATE:
                    assert follow_up.status is Status.OVERDUE
                case Turn.COMING:
                    assert is_for_a_later_day
                    assert follow_up.status is not Status.OVERDUE
                case Turn.TODAY:
                    assert follow_up.status is Status.DUE
                    assert not is_for_a_later_day
                case Turn.LATER:
                    assert follow_up.is_for_any_time or follow_up.due > now


@thorough
@given(searches_at())
def test_one_person_gets_one_message_on_one_day(case: AtAMoment) -> None:
    the_plan = planned(case)
    for rules in (("A1",), ("D1", "D2", "D3", "D4", "G3")):
        asking = [f for f in the_plan.open if f.rule in rules and f.contact]
        days = [(f.contact, f.local(f.due).date()) for f in asking]
        assert len(days) == len(set(days))
        now = [f.contact for f in asking if f.status is not Status.UPCOMING]
        assert len(now) == len(set(now))
    listed = [f.key for f in the_plan.open]
    carried = [key for f in the_plan.open for key in f.carries]
    assert len({*listed, *carried}) == len(listed) + len(carried), "each is settled by one message"


@thorough
@given(courses_at())
def test_each_open_follow_up_stands_in_exactly_one_row(case: AtAMoment) -> None:
    the_plan = planned(case)
    now, coming = the_plan.listing
    rows = [row.follow_ups if isinstance(row, Bunch) else (row,) for row in (*now, *coming)]
    assert sorted(f.key for row in rows for f in row) == sorted(f.key for f in the_plan.open)


@thorough
@given(courses_at(), st.lists(st.integers(0, 60 * 24 * 60), min_size=2, max_size=4))
def test_time_alone_only_ever_moves_a_follow_up_on(case: AtAMoment, minutes: list[int]) -> None:
    search, now = case
    search = cut(search, now)
    before: dict[tuple[str, datetime], int] = {}
    for later in sorted(minutes):
        found = every(plan(search, CADENCE, now + timedelta(minutes=later)))
        ranks = {(f.key, f.opens): RANK[f.status] for f in found if f.status in RANK}
        for slot in before.keys() & ranks.keys():
            assert ranks[slot] >= before[slot]
        before |= ranks


@thorough
@given(courses_at())
def test_an_enquiry_opens_on_a_business_day_of_its_recipient(case: AtAMoment) -> None:
    search, _ = case
    the_plan = planned(case)
    for follow_up in every(the_plan):
        if follow_up.rule in ENQUIRIES and follow_up.key not in snoozed(search) | overridden(search):
            story = the_plan.stories[follow_up.application or ""]
            calendar = story.recipient(follow_up.contact).calendar
            assert calendar.is_business_day(follow_up.local(follow_up.opens).date())


@thorough
@given(courses_at())
def test_a_call_is_planned_in_a_window_and_in_the_callers_waking_hours(case: AtAMoment) -> None:
    search, _ = case
    cadence = CADENCE.overridden({name: own.value for name, own in search.cadence.items()})
    for follow_up in every(planned(case)):
        if follow_up.medium != "call" or follow_up.rule in BY_THE_HOUR:
            continue
        if follow_up.key in snoozed(search) | overridden(search):
            continue
        for instant in (follow_up.opens, follow_up.due):
            local = follow_up.local(instant)
            assert any(local.time() in window for window in cadence.call.windows)
            half = "am" if local.hour < 12 else "pm"
            assert local.weekday() != 0 or cadence.call.monday in (half, "both")
            assert local.weekday() != 4 or cadence.call.friday in (half, "both")
            assert instant.astimezone(zone_of(search.profile.tz)).time() in cadence.user.waking


@thorough
@given(courses_at())
def test_nobody_is_called_whose_number_is_not_known(case: AtAMoment) -> None:
    search, _ = case
    for follow_up in every(planned(case)):
        if follow_up.medium == "call":
            contact = search.contacts[follow_up.contact or ""]
            assert contact.phone or contact.reach == "call"


@thorough
@given(courses_at())
def test_nobody_is_called_who_wants_no_calls(case: AtAMoment) -> None:
    search, _ = case
    for follow_up in every(planned(case)):
        if follow_up.medium == "call":
            contact = search.contacts[follow_up.contact or ""]
            wishes = (
                contact,
                search.companies[follow_up.company],
                search.applications[follow_up.application or ""],
            )
            assert not any(each.no_calls for each in wishes)


@thorough
@given(courses_at())
def test_nothing_goes_to_who_cannot_or_does_not_want_to_be_reached(case: AtAMoment) -> None:
    search, _ = case
    for follow_up in every(planned(case)):
        if follow_up.contact:
            contact = search.contacts[follow_up.contact]
            assert not contact.do_not_contact or follow_up.rule in ANSWERS
            assert not contact.left or follow_up.rule in OWN_PEOPLE
            assert set(follow_up.pass_on) <= {c.id for c in search.contacts.values() if not c.do_not_contact}


@thorough
@given(courses_at())
def test_nobody_is_asked_how_things_stand_who_comes_to_one(case: AtAMoment) -> None:
    the_plan = planned(case)
    for follow_up in the_plan.open:
        story = the_plan.stories[follow_up.application or ""]
        assert not (story.is_quiet and follow_up.rule in ("A1", "A2", "D1", "D2", "D3", "D4"))


@thorough
@given(courses_at())
def test_nothing_is_called_late_that_was_done_since_it_opened(case: AtAMoment) -> None:
    search, now = case
    for follow_up in planned(case).open:
        if follow_up.status is Status.OVERDUE:
            for fact in search.effective_facts(follow_up.application or ""):
                if follow_up.opens <= fact.at <= now:
                    assert not _does(fact, follow_up), (fact, follow_up)


def _does(fact: Fact, follow_up: FollowUp) -> bool:
    """Whether it is the very message or call that the follow-up asks for."""
    match fact:
        case Sent(kind=kind, to=to, round=number):
            same_round = follow_up.round is None or number == follow_up.round
            return kind == follow_up.kind and to == follow_up.contact and same_round
        case Call(to=to, result="reached" | "voicemail", purpose=purpose):
            fits = kind_named(follow_up.kind).purpose in (None, "other", purpose)
            return follow_up.medium == "call" and to == follow_up.contact and fits
    return False


@thorough
@given(courses_at(), st.randoms(use_true_random=False))
def test_the_order_of_typing_in_does_not_matter(case: AtAMoment, shuffler: random.Random) -> None:
    search, now = case
    entries = [entry for _, _, entry in search.entries()]
    shuffler.shuffle(entries)
    again = plan(job_search(entries, {}), CADENCE, now)
    assert (again.open, again.closed) == (planned(case).open, planned(case).closed)


@thorough
@given(courses_at())
def test_facts_yet_to_come_do_not_exist(case: AtAMoment) -> None:
    search, now = case
    then, today = plan(cut(search, now), CADENCE, now), planned(case)
    assert (then.open, then.closed) == (today.open, today.closed)


@quick
@given(courses_at())
def test_a_plan_survives_the_search_document(case: AtAMoment) -> None:
    search, now = case
    again = plan(read_document(write_document(search)).search, CADENCE, now)
    assert (again.open, again.closed) == (planned(case).open, planned(case).closed)


@thorough
@given(courses_at())
def test_what_is_let_go_is_not_open_any_more(case: AtAMoment) -> None:
    search, now = case
    for follow_up in planned(case).open:
        mark = Dismiss(id="x", app=follow_up.application, at=now, key=follow_up.key)
        after = plan(search.with_fact(mark), CADENCE, now)
        assert after.find(follow_up.key) not in after.open


GUARDED = ("A1", "A2", "B3", "C4", "D1", "D2", "D3", "D4")


@thorough
@given(courses_at())
def test_a_day_rule_falls_on_a_business_day_of_its_recipient(case: AtAMoment) -> None:
    search, _ = case
    marked = snoozed(search) | overridden(search)
    the_plan = planned(case)
    for follow_up in the_plan.open:
        if follow_up.rule in GUARDED and follow_up.key not in marked:
            calendar = the_plan.stories[follow_up.application or ""].recipient(follow_up.contact).calendar
            assert calendar.is_business_day(follow_up.local(follow_up.opens).date())


HOURS = st.integers(0, 24 * 9)


@st.composite
def offers_at(draw: st.DrawFn) -> AtAMoment:
    """Two offers of which one is only spoken, what was said of them within days, and a ``now`` after it."""
    facts: list[Fact] = []
    for app in ("a0", "a1"):
        at = datetime(2026, 5, 1, tzinfo=UTC) + timedelta(hours=draw(HOURS))
        ends = DayOrInstant(at + timedelta(hours=draw(HOURS) + 3)) if draw(st.booleans()) else None
        facts.append(Offer(id=f"o{app}", app=app, at=at, deadline=ends, written=app == "a1"))
        later = at + timedelta(hours=draw(HOURS) // 3)
        match draw(st.integers(0, 4)):
            case 0:
                facts.append(Accepted(id=f"y{app}", app=app, at=later, written=False))
            case 1:
                facts.append(Sent(id=f"s{app}", app=app, at=later, kind="written_offer_request"))
            case 2:
                ends = DayOrInstant(later + timedelta(hours=draw(HOURS) + 3))
                facts.append(OfferDeadline(id=f"d{app}", app=app, at=later, deadline=ends))
    companies = [Company(id=f"c{app}", name=app, tz="Europe/Berlin", region="DE") for app in ("a0", "a1")]
    applications = [Application(id=app, company=f"c{app}", title="Clerk") for app in ("a0", "a1")]
    now = max(fact.at for fact in facts) + timedelta(hours=draw(HOURS) // 4)
    return job_search([*companies, *applications, *facts], {}), now


@thorough
@given(offers_at())
def test_nothing_that_serves_a_decision_is_due_after_it(case: AtAMoment) -> None:
    the_plan = planned(case)
    offers = [offer for offer in the_plan.elsewhere.offers if offer.deadline and offer.deadline > case[1]]
    for follow_up in the_plan.open:
        if follow_up.rule not in ("G1", "G4", "G5") or "You asked" in follow_up.reason:
            continue
        # Two offers are chosen between, so the paper of one serves the decision about the other.
        served = [o for o in offers if follow_up.rule == "G5" or o.application == follow_up.application]
        assert all(o.deadline and follow_up.due <= o.deadline for o in served), (follow_up, served)


@thorough
@given(courses_at())
def test_nothing_open_lies_inside_a_limit_counted_from_contacts_made(case: AtAMoment) -> None:
    """GUARD-1 and GUARD-2, unless the person opened it against them or it is a second attempt."""
    search, now = case
    the_plan = planned(case)
    for follow_up in the_plan.open:
        if follow_up.rule not in GUARDED or follow_up.key in overridden(search) or follow_up.attempt > 1:
            continue
        story = the_plan.stories[follow_up.application or ""]
        recipient = story.recipient(follow_up.contact)
        made, guard = contacts_with(story, recipient), story.cadence.guard
        day = follow_up.local(follow_up.opens).date()
        for number, bd in ((1, guard.min_gap_bd), (guard.max_in_window, guard.window_bd)):
            last = made.last_counted(number, now)
            if last:
                on = last.astimezone(recipient.zone).date()
                assert day >= recipient.calendar.after(on, bd)


@thorough
@given(courses_at())
def test_every_live_application_has_exactly_one_line(case: AtAMoment) -> None:
    the_plan = planned(case)
    lines = [line.application for line in the_plan.lines]
    assert len(lines) == len(set(lines))
    assert {app for app, story in the_plan.stories.items() if app and is_live(story)} <= set(lines)


@thorough
@given(courses_at())
def test_a_human_reply_ends_the_silence(case: AtAMoment) -> None:
    search, now = case
    for app in search.applications:
        search = search.with_fact(Reply(id=f"z{app}", app=app, at=now, type="courtesy"))
    assert not [f for f in plan(search, CADENCE, now).open if f.rule == "D6"]


@thorough
@given(courses_at())
def test_an_own_message_postpones_the_end_only_where_three_are_unanswered(case: AtAMoment) -> None:
    search, now = case
    before = planned(case)
    for app, story in before.stories.items():
        if not app or not story.held or not story.is_running:
            continue
        silent = ghost_at(story)
        after = ghost_at(
            plan(search.with_fact(Sent(id="z", app=app, at=now, kind="check_in")), CADENCE, now).stories[app]
        )
        if silent and after and after > silent:
            assert len(unanswered(story.facts)) >= story.cadence.guard.max_unanswered


@thorough
@given(searches_at(), st.randoms(use_true_random=False))
def test_people_who_were_deleted_disturb_no_plan(case: AtAMoment, chooser: random.Random) -> None:
    search, now = case
    for contact in list(search.contacts.values()):
        if chooser.random() < 0.5:
            search = search.without(contact)
    plan(search, CADENCE, now)


def overridden(search: JobSearch) -> set[str]:
    return {fact.key for fact in search.all_facts() if isinstance(fact, Override)}


@quick
@given(searches_at(max_applications=4))
def test_hope_is_shared_out_whole_among_no_more_companies_than_there_are(case: AtAMoment) -> None:
    found = balance(planned(case))
    shares = [share.share for share in found.companies]
    assert shares == sorted(shares, reverse=True)
    if shares:
        assert math.isclose(sum(shares), 1)
        assert 1 <= found.n_eff <= len(shares) + 1e-9
    else:
        assert (found.live, found.n_eff, found.hhi) == (0, 0, None)
    assert 0 <= found.basket <= 100
    if planned(case).survey.has_accepted:
        assert (found.flags, found.nudges) == ({}, ())


@quick
@given(searches_at(max_applications=4))
def test_applying_at_one_more_company_never_lowers_the_gauge(case: AtAMoment) -> None:
    search, now = case
    more = search.with_entry(Company(id="one_more", name="One More"))
    more = more.with_entry(Application(id="one_more", company="one_more", title="Clerk"))
    more = more.with_fact(Applied(id="one_more", app="one_more", at=now))
    before, after = balance(plan(search, CADENCE, now)), balance(plan(more, CADENCE, now))
    assert after.live == before.live + 1
    assert after.basket >= before.basket
    assert after.n_eff >= before.n_eff
    assert after.bd_since_new == 0
