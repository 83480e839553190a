"""Acting on a follow-up: done, filled in, put off, let go, opened early; the rule behind it."""

from msgspec.structs import replace

from afterword.domain.facts import Accepted, Declined
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.offers import offer_of
from afterword.domain.insight.earliness import early_as_planned
from afterword.domain.planning.listing import Bunch
from afterword.domain.rules.rulebook import BY_ID
from afterword.domain.telling import in_words
from afterword.interface.acts.capture import ask_debrief
from afterword.interface.requests import OpenNameless, OpenQuiet
from afterword.interface.screens.base import ANOTHER_REASON, DeskScreen
from afterword.interface.screens.forms import blank_in, fill_in, reached
from afterword.interface.subject import Subject

_CALLED = (
    ("r", "reached", "I reached them"),
    ("v", "voicemail", "I left a voicemail"),
    ("n", "no_answer", "no answer"),
    ("m", "email", "I wrote an e-mail instead"),
)
_DECIDED = (("a", "accepted", "I accepted it"), ("d", "declined", "I declined it"))
_ON_PAPER = (
    ("y", "written", "yes, it is on paper"),
    ("n", "spoken", "not yet; remind me to ask for it, and keep my search open until then"),
)
_WHY_NOT = (
    ("w", "will not call", "I would rather not"),
    ("d", "done otherwise", "I have dealt with it otherwise"),
    ("n", "not interested any more", "I am not interested any more"),
)
_WHY_NOW = (
    ("a", "they asked for it", "they asked for it"),
    ("n", "something new to tell", "there is something new to tell"),
    ("d", "a deadline elsewhere", "a deadline elsewhere"),
    ANOTHER_REASON,
)
_STILL_BLANK = (
    ("f", "fill in", "fill it in"),
    ("s", "other words", "I sent other words than these; mark it as sent without them"),
)
_NOT_COPIED = (("m", "sent", "it is meant so: it went another way"), ("c", "copy", "no, copy it first"))


async def done(at: DeskScreen, on: Subject) -> None:
    """Does what is left to do for a follow-up, and records it; several in one row are gone through."""
    if on.bunch:
        at.post_message(OpenQuiet() if on.bunch.why == "quiet" else OpenNameless())
        return
    follow_up = on.the_follow_up()
    match follow_up.kind:
        case "debrief":
            await ask_debrief(at, follow_up.application or "", follow_up.round or 1)
        case "prepare":
            at.tell(at.desk.follow_ups.mark_prepared(follow_up))
        case "decide" | "record_outcome":
            await _decide(at, follow_up)
        case "move_on":
            at.post_message(OpenQuiet(follow_up.key))
        case _:
            await mark_done(at, follow_up)


async def mark_done(at: DeskScreen, follow_up: FollowUp, words: tuple[str, str] | None = None) -> bool:
    """Records that a message was sent or a call made; asks how it went. False if nothing was recorded.

    ``words`` are the subject and the words that were sent, else those it was left with.
    """
    if follow_up.medium != "call":
        words = words or at.desk.messages.as_left(follow_up)
        if blank := blank_in(*words):
            match await at.choose(f"{blank} is still to be filled in.", _STILL_BLANK):
                case "fill in":
                    await fill_in(at, follow_up)
                    return False
                case None:
                    return False
            words = ("", "")
        elif follow_up.key not in at.desk.messages.copied:
            match await at.choose("It was not copied here. Is it sent?", _NOT_COPIED):
                case "copy":
                    at.action_do("record.copy")
                    return False
                case None:
                    return False
        at.tell(at.desk.follow_ups.mark_sent(follow_up, *words))
        return True
    answer = await at.choose("How did the call go?", _CALLED)
    match answer:
        case "reached":
            return await reached(at, follow_up)
        case "voicemail" | "no_answer":
            at.tell(at.desk.follow_ups.mark_called(follow_up, answer))
        case "email":
            at.tell(at.desk.follow_ups.mark_written_instead(follow_up))
    return answer is not None


async def _decide(at: DeskScreen, follow_up: FollowUp) -> None:
    answer = await at.choose("What have you decided?", _DECIDED)
    application, saving = follow_up.application or "", at.desk.saving
    if answer == "declined":
        declined = Declined(id=saving.new_id(), app=application, at=saving.clock())
        at.tell(at.desk.facts.record(declined, "declined the offer"))
    if answer != "accepted":
        return
    offer = offer_of(at.view.plan.stories[application])
    accepted, words = Accepted(id=saving.new_id(), app=application, at=saving.clock()), "accepted the offer"
    if not (offer and offer.written_at):
        paper = await at.choose("Is it in writing, as you agreed? From then on your yes counts.", _ON_PAPER)
        if paper is None:
            return
        accepted = replace(accepted, written=paper == "written")
        words += "" if accepted.written else "; you are reminded to ask for the paper"
    at.tell(at.desk.facts.record(accepted, words))


async def supply(at: DeskScreen, on: Subject) -> None:
    """Asks for everything the message of a follow-up lacks."""
    await fill_in(at, on.the_follow_up())


async def snooze(at: DeskScreen, on: Subject) -> None:
    """Puts a follow-up off until a day the person chooses."""
    from afterword.interface.dialogs.wait import WaitForm

    follow_up = on.the_follow_up()
    form = WaitForm(at.view, in_words(at.desk.search, follow_up))
    await at.ask(form, lambda until: at.desk.follow_ups.snooze(follow_up, until))


async def let_go(at: DeskScreen, on: Subject) -> None:
    """Lets a follow-up go; asks where that costs much, and where it is several in one row."""
    if on.bunch:
        await _settle(at, on.bunch)
        return
    follow_up = on.the_follow_up()
    rule = BY_ID.get(follow_up.rule)
    reason: str | None = ""
    match rule.letting_go if rule else "":
        case "reason":
            reason = await at.choose("Let this enquiry go? An e-mail takes its place.", _WHY_NOT)
        case "question":
            question = f"Really let the {in_words(at.desk.search, follow_up)} go?"
            reason = await at.choose(question, (("y", "let go", "yes, let it go"),))
    if reason is not None:
        at.tell(at.desk.follow_ups.dismiss(follow_up, reason))


async def _settle(at: DeskScreen, bunch: Bunch) -> None:
    """Settles several that stand in one row at once, if the person really means all: closed, or let go."""
    number = len(bunch.follow_ups)
    if bunch.why == "quiet":
        question, answer = f"Close all {number} that have gone quiet?", "yes, close them"
    else:
        question, answer = f"Let all {number} go? Their applications stay as they are.", "yes, let them go"
    if await at.choose(question, (("y", "yes", answer),)) is None:
        return
    if bunch.why == "quiet":
        applications = [follow_up.application or "" for follow_up in bunch.follow_ups]
        at.tell(at.desk.entries.close(applications, "silence"))
    else:
        at.tell(at.desk.follow_ups.dismiss_all(bunch.follow_ups, "nobody to write to"))


async def override(at: DeskScreen, on: Subject) -> None:
    """Opens a follow-up now that is held back."""
    follow_up = on.the_follow_up()
    at.desk.follow_ups.must_be_held_back(follow_up)
    question = f"{early_as_planned(at.desk.plan, follow_up)} Why now already?"
    reason = await at.choose(question, _WHY_NOW)
    if reason:
        at.tell(at.desk.follow_ups.override(follow_up, reason))


async def show_rule(at: DeskScreen, on: Subject) -> None:
    """Shows the rule that a follow-up comes from, and who advises it."""
    from afterword.interface.dialogs.rule import rule_dialog

    follow_up = on.the_follow_up()
    cadence = at.view.plan.story_of(follow_up).recipient(follow_up.contact).cadence
    await at.app.push_screen_wait(rule_dialog(follow_up, cadence))
