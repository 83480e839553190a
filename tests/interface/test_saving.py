"""What the dashboard says about saving: quietly that it is done, and clearly when it is not."""

from pathlib import Path

from desk.desks import full_disk
from interface.dashboards import dashboard, open_desk, six


async def test_a_change_that_cannot_be_saved_is_said_kept_and_saved_later(folder: Path) -> None:
    async with dashboard(folder, six()) as dash:
        assert dash.rows[0].endswith("  saved")
        with full_disk():
            await dash.press("n", "n")
            await dash.fill(text="they use fax machines")
            await dash.press("ctrl+s")
            # The form closes: typed again, it would be there twice.
            assert dash.screen_name == "TodayScreen", dash.text
            assert dash.said.startswith("! This could not be saved yet: No space left on device")
            assert dash.rows[0].endswith("  not saved: one change")
        assert dash.app.at_work
        dash.app.at_work.retry()
        await dash.rest()
        assert dash.said.startswith("Saved now: ")
        assert dash.rows[0].endswith("  saved")
    document = open_desk(folder).files.export_document()
    assert document.count("they use fax machines") == 1
