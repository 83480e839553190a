"""What is due, what comes next for each application, and how well the search is spread."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.notifying import notify
from afterword.cli.output import put_out, say, say_json
from afterword.cli.place import STANDARD, Place, open_desk, plan_of

if TYPE_CHECKING:
    from afterword.desk.desk import Desk


@click.command()
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts.")
@click.option("--all", "everything", is_flag=True, help="What is coming too.")
@click.option("--closed", is_flag=True, help="What is done, void, let go or lapsed too.")
@click.option("--notify", "on_desktop", is_flag=True, help="Have the desktop say it instead.")
@click.option("--why", metavar="KEY", help="Say by which rule one of them is due, and who advises it.")
@click.pass_obj
def due(
    place: Place, as_json: bool, everything: bool, closed: bool, on_desktop: bool, why: str | None
) -> None:
    """List what is late, for today and for later today, and what may be done already.

    Nothing is printed when nothing is due, so that it suits a login shell or a cron line. JSON has what is
    due and overdue, each for itself.
    """
    desk = open_desk(place)
    if why is not None:
        _say_why(desk, why)
        return
    plan = plan_of(desk)
    over = plan.closed if closed else ()
    if as_json:
        from afterword.exchange.rows import follow_up_row

        follow_ups = plan.open if everything else plan.due
        say_json([follow_up_row(follow_up) for follow_up in (*follow_ups, *over)])
        return
    from afterword.interface.today.due import due_lines, rows_of, told
    from afterword.interface.view import view_of

    view = view_of(desk)
    if on_desktop:
        if rows := rows_of(view, everything=everything):
            notify(f"{len(rows)} to follow up", [told(view, row) for row in rows])
        return
    for line in due_lines(view, everything=everything):
        say(line)
    for follow_up in over:
        at = desk.habit.near(follow_up.due, plan.now, desk.zone)
        ended = follow_up.closed_because or "lapsed"
        say(f"{follow_up.status.value:<9}  {at:<16}  {told(view, follow_up)} ({ended})")
    # What is told of another moment must not take the place of the days that are kept from now on.
    if not (everything or closed or desk.kept_today.holds(time.time())):
        from afterword.interface.today.frames import frame_of

        desk.kept_today.keep(plan, [frame_of(view).packed()])


def _say_why(desk: "Desk", key: str) -> None:
    from afterword.settings.paragraphs import behind, paragraphs_of, referred_to

    follow_up = desk.messages.follow_up(key)
    cadence = desk.plan.story_of(follow_up).recipient(follow_up.contact).cadence
    paragraphs = paragraphs_of(follow_up)
    say(follow_up.reason)
    for each in (*paragraphs, *referred_to(paragraphs)):
        say(f"\n{each.id}  {each.title}\n{each.said(cadence)}")
    if sources := behind(paragraphs):
        say("\nWho says so")
    for source in sources:
        say(f"{source.id}  {source.said(cadence)}")


@click.command("next")
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts.")
@click.pass_obj
def next_(place: Place, as_json: bool) -> None:
    """Say for each live application what to do, or until when to wait."""
    from afterword.exchange.rows import line_row

    desk = open_desk(place)
    if as_json:
        meanwhile = desk.meanwhile()
        say_json([line_row(line, desk.zone, meanwhile.get(line.application)) for line in desk.plan.lines])
        return
    for line in desk.plan.lines:
        story = desk.plan.stories[line.application]
        until = f"until {desk.habit.near(line.until, place.clock(), desk.zone)}: " if line.until else ""
        say(f"{story.company.name} · {story.application.title}: {until}{line.because}")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts.")
@click.pass_obj
def basket(place: Place, as_json: bool) -> None:
    """Show how well the search is spread over several companies."""
    from afterword.domain.phrases import count_text

    desk = open_desk(place)
    found = desk.basket
    if as_json:
        from afterword.exchange.rows import basket_row

        say_json(basket_row(found, desk.zone))
        return
    say(
        f"basket {found.basket} of 100 · {found.live} live, {found.in_play} in conversation · "
        f"counts like {count_text(round(found.n_eff), 'company', 'companies')}"
    )
    for share in found.companies:
        say(f"{share.share:>4.0%}  {desk.company_name(share.company)}")
    for nudge in found.nudges:
        say(nudge.sentence)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts.")
@click.option(
    "--svg",
    "picture",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Draw the funnel into FILE instead: figures to share, without names.",
)
@click.pass_obj
def stats(place: Place, as_json: bool, picture: Path | None) -> None:
    """Show how far applications got and who answered; waiting is never counted as a no."""
    from afterword.domain.insight.statistics import ENOUGH

    desk = open_desk(place)
    if picture == STANDARD:
        put_out(desk.files.funnel())
        return
    if picture is not None:
        say(desk.files.save_funnel(picture))
        return
    found = desk.files.statistics
    if as_json:
        from afterword.exchange.rows import statistics_row

        say_json(statistics_row(found))
        return
    for step in found.funnel:
        say(f"{step.name:<12} {step.reached:>5}")
    for title, rates in (
        ("All", (found.applications,)),
        ("By source", found.sources),
        ("By follow-up", found.touches),
        ("By medium", found.media),
    ):
        if rates:
            say(f"\n{title:<26} answered  share   after  (a share is given from {ENOUGH} on)")
        for rate in rates:
            answered, share, days, waiting = rate.cells
            say(f"  {rate.name or '(not noted)':<24} {answered:>8}  {share:>5}  {days:>6}  {waiting}")
    say("\nWeek of       applied  contacts  interviews  answers")
    for week in found.weeks:
        counts = f"{week.applications:>7}  {week.contacts:>8}  {week.interviews:>10}  {week.answers:>7}"
        say(f"{week.start.isoformat()}    {counts}")
