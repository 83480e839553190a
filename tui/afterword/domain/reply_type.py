"""What an answer can amount to. A module of its own, so that the command line can list the words without
loading what facts are made of.
"""

from typing import Literal

ReplyType = Literal["courtesy", "holding", "on_hold", "advance", "question", "feedback", "auto"]
