"""Names that a rules module may not use, since some target language takes them for itself."""

import re

_PYTHON = """
False None True and as assert async await break class continue def del elif else except finally
for from global if import in is lambda nonlocal not or pass raise return try while with yield match
case type soft print list dict set str int bool float tuple object range len abs min max sum sorted
map filter zip any all iter next open input id hash vars dir repr round pow divmod chr ord super
self cls
"""
_RUST = """
as async await break const continue crate dyn else enum extern false fn for if impl in let loop
match mod move mut pub ref return self static struct super trait true type unsafe use where while
abstract become box do final gen macro override priv try typeof unsized virtual yield
i8 i16 i32 i64 u8 u16 u32 u64 isize usize f32 f64 bool char str vec some none ok err
floor_div floor_mod
"""
_RUBY = """
BEGIN END ARGV ENV STDIN STDOUT STDERR RUBY_VERSION
alias and begin break case class def defined do else elsif end ensure false for if in module next
nil not or redo rescue retry return self super then true undef unless until when while yield
puts print p loop proc lambda raise catch throw require load include extend send method freeze
dup clone hash inspect object_id format sprintf rand srand sleep exit abort fork exec system
private public protected initialize
"""
_JAVASCRIPT = """
arguments await break case catch class const continue debugger default delete do else enum eval
export extends false finally for function if implements import in instanceof interface let new
null package private protected public return static super switch this throw true try typeof
undefined var void while with yield async constructor prototype window document globalthis
"""

RESERVED: dict[str, str] = {
    word: language
    for language, words in (
        ("JavaScript", _JAVASCRIPT),
        ("Ruby", _RUBY),
        ("Rust", _RUST),
        ("Python", _PYTHON),
    )
    for word in words.split()
}
"""Each reserved word with a language that reserves it."""

_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_UPPER = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")


def is_snake_case(name: str) -> bool:
    """Return whether a name is fit for a rule, a parameter or a variable: `walk_speed`."""
    return _SNAKE.fullmatch(name) is not None


def is_upper_case(name: str) -> bool:
    """Return whether a name is fit for a constant: `WALK_SPEED`."""
    return _UPPER.fullmatch(name) is not None


def folded(name: str) -> str:
    """Return what two names share that would collide in camelCase or PascalCase."""
    return name.replace("_", "").lower()
