"""What rules, their modules and the kernel's constants are called in Ruby."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vintage_game_generator.translate.families import BUTTONS, FAMILIES, PREFIXES
from vintage_game_generator.translate.purity import Key
from vintage_game_generator.translate.tree import KERNEL, Constant, Rules, Type

KERNEL_NAMESPACE = "RetroKernel"
GROUPS = tuple(sorted(("Button", *FAMILIES)))
"""The modules of the kernel's constants, which rules call by these short names."""
# The constants of Ruby and of all that comes with it, in any version since 3.1: a game's module of
# such a name would be taken for theirs, or refused.
_RUBY = """
Abbrev Addrinfo ARGF ArgumentError ARGV Array Base64 BasicObject BasicSocket Benchmark BigDecimal
BigMath Bignum Binding Bundler CGI Class ClosedQueueError Comparable Complex ConditionVariable
CONFIG Continuation Coverage CPPOUTFILE CSV Data Date DateTime DEBUGGER Debugger DelegateClass
Delegator DidYouMean Digest Dir DRb DRbIdConv DRbObject DRbUndumped Encoding EncodingError English
Enumerable Enumerator ENV EOFError ERB Errno ErrorHighlight Etc Exception ExceptionForMatrix
FailedMessage FalseClass Fcntl Fiber FiberError Fiddle File FileList FileTest FileUtils Find
Fixnum Float FloatDomainError Forwardable FrozenError GC Gem GetoptLong Getopts Gosu Hash
IndexError Integer Interrupt IO IOError IPAddr IPSocket Irb IRB Jacobian JSON JSONTree Kconv
Kernel KeyError LoadError LocalJumpError Logger Logging LUSolve MakeMakefile Marshal MatchData
Math Matrix Method Minitest MiniTest Module Monitor MonitorMixin Mutex NameError Net Newton
NilClass Nkf NKF NoMatchingPatternError NoMatchingPatternKeyError NoMemoryError NoMethodError
NotImplementedError Numeric Object ObjectSpace Observable Observer Open3 OpenSSL OpenStruct
OpenURI OptionParser OptParse ParseError Pathname PowerAssert PP PrettyPrint Prime Prism Proc
Process Pstore PStore Psych PTY Pty Queue Racc Ractor Rake RakeFileUtils Random Range RangeError
Rational RbConfig RBS RDoc Readline Refinement Regexp RegexpError Reline Resolv REXML Rinda Ripper
RSS Ruby RubyGems RubyLex RubyVM RuntimeError ScanError ScriptError SecureRandom SecurityError Set
Shellwords Signal SignalException SimpleDelegator SingleForwardable Singleton SizedQueue Socket
SocketError SortedSet StandardError STDERR STDIN STDOUT Steep StopIteration String StringIO
StringScanner Struct Symbol SyntaxError SyntaxSuggest Syslog SystemCallError SystemExit
SystemStackError TCPServer TCPSocket Tempfile Test Thread ThreadError ThreadGroup Time Timeout Tk
TracePoint Tracer TrueClass TSort TypeError TypeProf UDPServer UDPSocket UN UnboundMethod
UncaughtThrowError UnicodeNormalize UNIXServer UNIXSocket URI Vector Warning WeakRef Win32
WIN32OLE YAML ZeroDivisionError Zlib
"""
_TAKEN = {*_RUBY.split(), KERNEL_NAMESPACE}


def camel_case(name: str) -> str:
    """Return a name as Ruby spells modules: `boss_moves` is `BossMoves`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def game_namespace(package: str) -> str:
    """Return the module that holds a game, never one that is Ruby's own."""
    name = camel_case(package)
    return f"{name}Game" if name in _TAKEN else name


def rules_module(file: str) -> str:
    """Return the Ruby module of a rules module, by its name without folders."""
    name = camel_case(file)
    return f"{name}Rules" if name in (*GROUPS, KERNEL_NAMESPACE) else name


def _grouped() -> dict[str, str]:
    names = {name: f"Button::{name}" for name in BUTTONS}
    for family, members in FAMILIES.items():
        for name in members.values():
            names[name] = f"{family}::{name.removeprefix(PREFIXES.get(family, ''))}"
    return names | {"CELL": "Cell::SIZE"}


KERNEL_CONSTANTS = _grouped()
"""Where Ruby has the kernel's constants; those that belong to no group are not in it."""


@dataclass(frozen=True)
class Names:
    """The names that one module uses for what all modules define."""

    module: str
    methods: dict[Key, str]
    values: Mapping[Key, int]
    """What the constants of all modules and of the kernel are."""
    pure: frozenset[Key]
    """The functions that change nothing."""

    def constant(self, constant: Constant) -> str:
        """Return how the module refers to a constant."""
        if constant.module == KERNEL:
            found = KERNEL_CONSTANTS.get(constant.name)
            return found or f"{KERNEL_NAMESPACE}::{constant.name}"
        return self._inside(constant.module, constant.name, "::")

    def method(self, module: str, name: str) -> str:
        """Return how the module calls a rule."""
        return self._inside(module, self.methods.get((module, name), name), ".")

    def defined(self, name: str) -> str:
        """Return what a rule of the module itself is called."""
        return self.methods.get((self.module, name), name)

    def _inside(self, module: str, name: str, mark: str) -> str:
        if module == self.module:
            return name
        return f"{rules_module(module.rpartition('.')[2])}{mark}{name}"


def method_names(rules: Rules, pure: frozenset[Key]) -> dict[Key, str]:
    """Return the rules that have another name in Ruby: predicates end with a question mark.

    A predicate answers and changes nothing; a rule that does something and tells how it went is
    none, and keeps its name.
    """
    predicates = [
        function.key
        for function in rules.functions()
        if function.returns == Type.BOOL and function.key in pure
    ]
    taken = {(module, f"{_bare(name)}?") for module, name in predicates}
    if len(taken) < len(predicates):
        return {key: f"{key[1]}?" for key in predicates}
    return {key: f"{_bare(key[1])}?" for key in predicates}


def _bare(name: str) -> str:
    """Return a predicate's name without the words that the question mark stands for."""
    return re.sub(r"^(is|has|have)_(?=[a-z])", "", name)


def respelt(words: str, methods: Iterable[tuple[Key, str]]) -> str:
    """Return a comment in which rules are called as in Ruby: `touches?`."""
    for (_, name), new in methods:
        words = words.replace(f"`{name}`", f"`{new}`")
    return words
