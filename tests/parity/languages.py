"""The languages that do the same as Python, with the mistakes that are tried in each."""

from collections.abc import Sequence

from tests.parity.machine_javascript import JavaScript
from tests.parity.machine_python import Python
from tests.parity.machine_ruby import Ruby
from tests.parity.machine_rust import Rust
from tests.parity.machines import Machine
from tests.parity.mutants import Mutant
from tests.parity.mutants_javascript import MUTANTS as JAVASCRIPT_MUTANTS
from tests.parity.mutants_python import MUTANTS as PYTHON_MUTANTS
from tests.parity.mutants_ruby import MUTANTS as RUBY_MUTANTS
from tests.parity.mutants_rust import MUTANTS as RUST_MUTANTS

MACHINES: tuple[Machine, ...] = (Python(), Rust(), Ruby(), JavaScript())
MUTANTS: dict[str, Sequence[Mutant]] = {
    "python": PYTHON_MUTANTS,
    "rust": RUST_MUTANTS,
    "ruby": RUBY_MUTANTS,
    "javascript": JAVASCRIPT_MUTANTS,
}
