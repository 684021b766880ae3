import pickle
from decimal import Decimal
from pathlib import Path

import pytest

from tests.crowd import counted, said
from vintage_game_generator.asking.budget import Budget, BudgetSpent, PriceUnknown
from vintage_game_generator.errors import StoreError, VintageError

MODEL = "openai/gpt-5-mini"


def dollars(text: str) -> Decimal:
    return Decimal(text)


@pytest.fixture
def budget(home: Path) -> Budget:
    return Budget(dollars("0.50"), "run-1")


def test_the_budget_can_be_spent_to_the_last_cent_and_no_further(budget: Budget) -> None:
    for _ in range(5):
        budget.reserve(dollars("0.1"), MODEL)
    assert budget.spent() == dollars("0.5")
    with pytest.raises(
        BudgetSpent, match=r"\$0\.50 has \$0\.00 left.*\$0\.00000001; give more with"
    ):
        budget.reserve(dollars("0.00000001"), MODEL)


def test_what_a_request_really_cost_is_what_counts(budget: Budget) -> None:
    reserved = budget.reserve(dollars("0.4"), MODEL)
    with pytest.raises(BudgetSpent):
        budget.reserve(dollars("0.2"), MODEL)
    reserved.settle(dollars("0.1"))
    budget.reserve(dollars("0.4"), MODEL).settle(dollars("0.39"))
    assert budget.spent() == dollars("0.49")


def test_a_request_that_cost_more_than_it_could_leaves_nothing(budget: Budget) -> None:
    budget.reserve(dollars("0.1"), MODEL).settle(dollars("0.7"))
    with pytest.raises(BudgetSpent, match=r"\$0 left"):
        budget.reserve(dollars("0"), MODEL)


def test_money_of_a_failed_request_comes_back_and_of_an_unknown_one_does_not(
    budget: Budget,
) -> None:
    budget.reserve(dollars("0.3"), MODEL).release()
    assert budget.spent() == 0
    budget.reserve(dollars("0.3"), MODEL).settle(None)
    assert budget.spent() == dollars("0.3")


def test_an_unknown_price_is_refused_with_what_to_do(budget: Budget, home: Path) -> None:
    with pytest.raises(PriceUnknown, match=f"--price {MODEL}=IN,OUT"):
        budget.reserve(None, MODEL)
    assert isinstance(PriceUnknown(MODEL), VintageError)


def test_without_a_cap_no_file_is_touched(home: Path) -> None:
    budget = Budget(None, "run-1")
    for estimate in (None, dollars("1000000")):
        reserved = budget.reserve(estimate, MODEL)
        reserved.settle(dollars("5"))
        reserved.release()
    assert budget.spent() == 0
    assert not home.exists()


def test_runs_have_budgets_of_their_own_and_another_object_is_the_same_run(
    budget: Budget, home: Path
) -> None:
    budget.reserve(dollars("0.5"), MODEL)
    Budget(dollars("0.50"), "run-2").reserve(dollars("0.5"), MODEL)
    with pytest.raises(BudgetSpent):
        Budget(dollars("0.50"), "run-1").reserve(dollars("0.1"), MODEL)


@pytest.mark.parametrize("run", ["", "../../away", "/etc/passwd", ".hidden", "a\nb", "ü" * 300])
def test_whatever_a_run_is_called_its_file_stays_in_the_folder(run: str, home: Path) -> None:
    Budget(dollars("1"), run).reserve(dollars("1"), MODEL)
    with pytest.raises(BudgetSpent):
        Budget(dollars("1"), run).reserve(dollars("1"), MODEL)
    files = [file for file in home.rglob("*") if file.is_file()]
    assert [file.parent for file in files] == [home / "asking" / "runs"]
    assert (home / "asking").stat().st_mode & 0o777 == 0o700


def test_threads_and_processes_together_spend_the_budget_and_no_cent_more(tmp_path: Path) -> None:
    script = """
from decimal import Decimal
from vintage_game_generator.asking.budget import Budget, BudgetSpent
def work(number):
    budget = Budget(Decimal("1.00"), "run")
    for paid in range(1000):
        try:
            reserved = budget.reserve(Decimal("0.03"), "m")
        except BudgetSpent:
            return paid
        assert budget.spent() <= 1
        reserved.settle(Decimal("0.01"))
"""
    # Whoever is left at last can set three cents aside as long as 97 are spent.
    paid = sum(counted(script, tmp_path))
    assert paid == 98
    spent = said(
        "from decimal import Decimal\n"
        "from vintage_game_generator.asking.budget import Budget\n"
        "print(Budget(Decimal(1), 'run').spent())",
        tmp_path,
    )
    assert Decimal(spent) == paid * dollars("0.01")


def test_what_a_dead_process_set_aside_stays_spent(budget: Budget, home: Path) -> None:
    said(
        "import os\n"
        "from decimal import Decimal\n"
        "from vintage_game_generator.asking.budget import Budget\n"
        "Budget(Decimal('0.50'), 'run-1').reserve(Decimal('0.45'), 'm')\n"
        "os._exit(0)",
        home,
    )
    with pytest.raises(BudgetSpent):
        budget.reserve(dollars("0.06"), MODEL)


@pytest.mark.parametrize("damage", ["noise", "amount"])
def test_a_budget_that_cannot_be_read_is_not_spent(damage: str, budget: Budget, home: Path) -> None:
    reserved = budget.reserve(dollars("0.1"), MODEL)
    file = home / "asking" / "runs" / "run-1.db"
    if damage == "noise":
        file.write_bytes(b"noise" * 1000)
    else:
        reserved.settle(dollars("NaN"))
    with pytest.raises(StoreError):
        budget.reserve(dollars("0.1"), MODEL)
    if damage == "noise":
        assert file.read_bytes().startswith(b"noise")
        reserved.settle(dollars("0.05"))


def test_what_is_under_way_may_cost_less_and_is_worth_waiting_for(home: Path) -> None:
    now = 1000.0
    budget = Budget(dollars("1"), "run", seconds=10, clock=lambda: now)
    first, second = (budget.reserve(dollars("0.4"), MODEL) for _ in range(2))

    def refused(estimate: str) -> BudgetSpent:
        with pytest.raises(BudgetSpent) as caught:
            budget.reserve(dollars(estimate), MODEL)
        return caught.value

    assert refused("0.4").passing
    assert not refused("1.1").passing, "even if both were free"
    budget.check(dollars("0.4"), MODEL)
    first.settle(dollars("0.1"))
    assert refused("0.9").passing
    assert not refused("0.91").passing
    second.settle(None)
    assert not refused("0.6").passing, "nobody will ever know what it cost"
    with pytest.raises(BudgetSpent):
        budget.check(dollars("0.6"), MODEL)
    budget.reserve(dollars("0.5"), MODEL)
    assert refused("0.1").passing
    now += 1000
    assert not refused("0.1").passing, "whoever set it aside is dead"


def test_refusals_can_go_from_process_to_process() -> None:
    refusals: list[VintageError] = [
        BudgetSpent(dollars("0.5"), dollars("0.4"), dollars("0.2"), passing=True),
        PriceUnknown(MODEL),
    ]
    for refusal in refusals:
        again = pickle.loads(pickle.dumps(refusal))
        assert type(again) is type(refusal)
        assert str(again) == str(refusal)
        assert vars(again) == vars(refusal)
