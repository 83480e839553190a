"""What an answer can amount to. A module of its own, so that the command line can list the words without
loading what facts are made of.
"""

from typing import Literal

ReplyType = Literal[
    "courtesy", "holding", "on_hold", "waiting_list", "advance", "question", "call_back", "will_call",
    "no_contact", "feedback", "auto",
]  # fmt: skip
"""``call_back`` asks to be rung, ``will_call`` says that they ring; with ``no_contact`` they come to the
person, who is asked not to enquire.
"""
