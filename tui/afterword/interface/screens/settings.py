"""Settings: who you are, this machine, and the numbers of the rules."""

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from afterword.interface.actions import acting, begin
from afterword.interface.bindings import bindings
from afterword.interface.dialogs.option import OptionForm
from afterword.interface.dialogs.pick import Pick
from afterword.interface.dialogs.profile import HomeForm
from afterword.interface.keymap import own_keys
from afterword.interface.panes.options import Option, OptionsPane, explained
from afterword.interface.screens.forms import introduce
from afterword.interface.screens.listing import ListingScreen
from afterword.interface.subject import Subject
from afterword.interface.widgets.title_bar import TitleBar
from afterword.interface.widgets.virtual_list import VirtualList
from afterword.interface.widgets.words import Words
from afterword.settings.settings import choosable, own_default


class SettingsScreen(ListingScreen):
    """One list of everything that can be set, and below it what the highlighted one means."""

    BINDINGS = bindings("find", "settings") + bindings("change", hidden=True)

    _list = query_one("#options", OptionsPane)
    _about = query_one("#about-option", Words)

    def compose(self) -> ComposeResult:
        """The filter, the list, and what is highlighted in full."""
        yield TitleBar("settings")
        yield from self.filter_line("what it is about")
        yield OptionsPane(id="options")
        yield Words(id="about-option")
        yield from self.foot()

    def on_mount(self) -> None:
        """Fills the list anew with each other theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.refill())

    def refill(self) -> None:
        """Facts, parameters or settings have changed."""
        written = self.desk.preferences.written
        self._title.refill(self.view)
        self._list.refill(self.view, written, own_keys(written).troubles)
        self._explain()

    @property
    def subject(self) -> Subject:
        """No key of it acts on a follow-up, an application or a person."""
        return Subject()

    @on(VirtualList.Highlighted)
    def _explain(self) -> None:
        option = self._list.highlighted
        self._about.update(explained(option) if option else "")

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        option: Option = event.value
        if option.id == "you":
            begin(self, introduce(self))
        elif option.id == "home":
            self._move_home()
        elif option.id == "theme":
            self.app.search_themes()
        elif option.region is not None:
            self._add_for(option, option.region)
        elif option.answers:
            self._pick(option)
        elif option.is_parameter:
            self._type(option)
        else:
            self.say(f"{option.name}: {option.meaning}" if option.meaning else option.name)

    @acting
    async def _move_home(self) -> None:
        await self.ask(HomeForm(self.desk.search.profile), self.desk.entries.edit_profile)

    @acting
    async def _pick(self, option: Option) -> None:
        answers = [(word, word, "") for word in option.answers]
        picked = Pick(f"{option.name}: {option.meaning}", answers, current=option.typed or option.value)
        answer = await self.app.push_screen_wait(picked)
        if answer is not None:
            self._set(option, answer)

    @acting
    async def _type(self, option: Option) -> None:
        form = OptionForm(option.id, option.called, option.typed)
        await self.ask(form, lambda named: self._recorded(option, named[1]))

    def _set(self, option: Option, value: str) -> None:
        if option.is_parameter:
            self.tell(self._recorded(option, value))
        elif option.id == "width":
            self.tell(self.desk.entries.search_as_wide_as(value))
        elif option.id in choosable():
            self.desk.saving.change_setting(option.id, value)
            self.say(f"{option.name}: {value}.")

    def _recorded(self, option: Option, value: Any) -> str:
        return self.desk.entries.set_parameter(option.id, value, option.called)

    @acting
    async def action_reset(self) -> None:
        """Takes the highlighted option back to what ships."""
        option = self._list.highlighted
        if option is None or not option.is_changed:
            self.say("That is as it ships.")
        elif option.id == "theme":
            self.app.theme = own_default("theme")
        elif option.is_parameter:
            self.tell(self.desk.entries.reset_parameter(option.id, option.called))
        else:
            self._set(option, option.default)

    @acting
    async def action_add_region(self) -> None:
        """Asks for another value of the highlighted number, for the employers of one region."""
        option = self._list.highlighted
        if option is None or not option.is_parameter:
            self.say("Only the numbers of the rules can be others in one region; move to one of them.")
            return
        self._add_for(option, "")

    @acting
    async def _add_for(self, option: Option, region: str) -> None:
        """Asks for the value of a number for the employers of a region, ``region`` to begin with."""
        form = OptionForm(option.id.partition("@")[0], option.name, option.typed, region=region)
        await self.ask(
            form,
            lambda named: self.desk.entries.set_parameter(
                *named, f"{option.name}, in {named[0].partition('@')[2]}"
            ),
        )
