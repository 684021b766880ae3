"""Why no answer came, each with one line for people; no key of a provider is in it."""

from decimal import Decimal


class NoAnswer(Exception):
    """A model was asked in vain.

    Attributes:
        reason: One line for people.
        attempts: Requests that were sent.
        charged: Whether a part of an answer came, which the provider may charge for.
        cost: US dollars of all requests; none is unknown.
    """

    def __init__(self, reason: str, *, attempts: int = 1, charged: bool = False) -> None:
        self.reason = reason
        self.attempts = attempts
        self.charged = charged
        self.cost: Decimal | None = None if charged else Decimal(0)
        super().__init__(reason)


class Passing(NoAnswer):
    """It may go better in a moment: the server is busy, broken or away.

    Attributes:
        busy: Whether the server is well, and only has too much to do.
        pause: The seconds for which it wants to be left alone, if it says so.
    """

    def __init__(
        self,
        reason: str,
        *,
        charged: bool = False,
        busy: bool = False,
        pause: float | None = None,
    ) -> None:
        self.busy = busy
        self.pause = pause
        super().__init__(reason, charged=charged)


class Hopeless(NoAnswer):
    """The same request would fail the same way: a wrong key, no money, an unknown model."""


class FormRefused(NoAnswer):
    """The server takes no JSON schema for the form of an answer."""


class GaveUp(Exception):
    """A model is asked no more for a piece.

    Attributes:
        lasting: Whether it had its say, so that asking again would come to the same.
    """

    def __init__(self, reason: str, *, lasting: bool) -> None:
        self.lasting = lasting
        super().__init__(reason)
