"""One answer of one model: kept from before, or asked for, within limits and budget."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal

from vintage_game_generator.asking.answers import Answers, KeptAnswer, local_answers
from vintage_game_generator.asking.budget import Budget, BudgetSpent, Reservation
from vintage_game_generator.asking.failures import NoAnswer, Passing
from vintage_game_generator.asking.ledger import Ledger
from vintage_game_generator.asking.limits import Pace, Turn
from vintage_game_generator.asking.retrying import Patience, Standing, persistent
from vintage_game_generator.asking.stopping import check, pause
from vintage_game_generator.asking.structured import first_object
from vintage_game_generator.asking.wanted import Reply, Wanted, WantedText
from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.writer import Terms

STANDING = Standing()  # of all servers, for all desks of this process
POLL = 0.2  # seconds between looks whether others' requests left more than was set aside

Costs = list[Decimal | None]  # of the requests for one answer; none is unknown


@dataclass(frozen=True)
class Counter:
    """Where answers are handed out.

    Attributes:
        terms: How models are asked.
        patience: How long they are waited for.
    """

    terms: Terms
    patience: Patience = field(default_factory=Patience)
    answers: Answers = field(default_factory=local_answers)

    def answer(self, wanted: Wanted, heard: Callable[[int], None]) -> KeptAnswer:
        """Return an answer; one that is kept costs no request, not even litellm's import.

        Raises:
            NoAnswer: there is none.
            BudgetSpent: it could cost more than is left.
            PriceUnknown: nobody knows what it costs, and there is a budget.
            StoreError: limits or budget cannot be kept to.
            Stopped: all asking is stopped.
        """
        check()
        kept = self.answers.get(wanted.key) if self.terms.cache else None
        if kept is not None:
            return kept
        server = wanted.model, wanted.api_base
        STANDING.check(server)
        costs: Costs = []
        try:
            reply, requests = persistent(
                lambda: self._allowed(wanted),
                lambda allowed, seconds: self._sent(wanted, allowed, costs, seconds, heard),
                self.terms.answer_seconds,
                self.patience,
            )
        except NoAnswer as failure:
            failure.cost = _sum(costs)
            STANDING.note(server, not isinstance(failure, Passing) or failure.busy)
            raise
        STANDING.note(server, True)
        answer = KeptAnswer(
            model=wanted.model,
            text=reply.text,
            picture=reply.picture,
            finish_reason=reply.finish,
            tokens_asked=reply.tokens_asked,
            tokens_answered=reply.tokens_answered,
            cost=_sum(costs),
            attempts=requests,
        )
        self.answers.put(wanted.key, answer)
        return answer

    def _allowed(self, wanted: Wanted) -> "Allowed":
        """Return the way to a model, once the run's money and the provider's limits allow it."""
        budget = Budget(self.terms.budget, self.terms.run, self.terms.answer_seconds)
        estimate = None if budget.cap is None else wanted.estimate(self.terms)
        budget.check(estimate, wanted.model)
        # Here, and nowhere before: it imports litellm.
        from vintage_game_generator.asking import provider  # noqa: PLC0415

        access = provider.access_to(wanted)
        while True:
            turn = Pace(self.terms.limits).wait(access.provider, wanted.tokens)
            try:
                check()
                # After the turn: money is set aside for what is under way, not for who waits.
                money = budget.reserve(estimate, wanted.model)
            except BudgetSpent as spent:
                turn.give_back()  # a turn is for a request that is sent now
                if not spent.passing:
                    raise
            except BaseException:
                turn.give_back()
                raise
            else:
                return Allowed(lambda *how: provider.answered(wanted, access, *how), turn, money)
            pause(POLL)

    def _sent(
        self,
        wanted: Wanted,
        allowed: "Allowed",
        costs: Costs,
        seconds: float,
        heard: Callable[[int], None],
    ) -> Reply:
        Ledger(self.terms.run).sent(wanted.prompt, wanted.model)
        try:
            reply = allowed.send(seconds, allowed.begun, heard)
        except NoAnswer as failure:
            cost = None if failure.charged else Decimal(0)
            if failure.attempts:
                costs.append(cost)
            allowed.money.settle(cost)
            if not failure.charged:
                allowed.turn.settle(0)
            raise
        costs.append(wanted.cost(reply, self.terms))
        allowed.money.settle(costs[-1])
        if reply.tokens_asked is not None and reply.tokens_answered is not None:
            allowed.turn.settle(reply.tokens_asked + reply.tokens_answered)
        if isinstance(wanted, WantedText) and not reply.finish and not first_object(reply.text):
            raise Passing("the answer broke off", charged=True)
        return reply


def _sum(costs: Costs) -> Decimal | None:
    """Return what all cost, none if that is unknown of one."""
    known = [cost for cost in costs if cost is not None]
    return sum(known, Decimal(0)) if len(known) == len(costs) else None


@dataclass(frozen=True)
class Allowed:
    """A request that may be sent now."""

    send: Callable[[float, Callable[[], None], Callable[[int], None]], Reply]
    turn: Turn
    money: Reservation

    def begun(self) -> None:
        """Tell the limits that the answer begins to come."""
        with suppress(StoreError):  # the turn then counts a little longer
            self.turn.begun()
