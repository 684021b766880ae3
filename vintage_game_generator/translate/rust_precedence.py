"""How tightly the operators of Rust bind, and where parentheses help a reader."""

from vintage_game_generator.translate.rust_syntax import Code, Group, Infix, Name, Prefix, Span

ATOM = 20
UNARY = 12
PRECEDENCE = {
    "||": 2,
    "&&": 3,
    **dict.fromkeys(("==", "!=", "<", ">", "<=", ">="), 4),
    "|": 5,
    "^": 6,
    "&": 7,
    "<<": 8,
    ">>": 8,
    "+": 9,
    "-": 9,
    "*": 10,
    "/": 10,
    "%": 10,
    "as": 11,
}
BITS = ("|", "^", "&", "<<", ">>")


def precedence(code: Code) -> int:
    """Return how tightly the outermost operator binds."""
    match code:
        case Infix(operator, _, _):
            return PRECEDENCE[operator]
        case Prefix():
            return UNARY
        case Span():
            return 1
    return ATOM


def bracketed(code: Code, level: int) -> Code:
    """Return an operand in parentheses if it binds less tightly than a level."""
    return Group(code) if precedence(code) < level else code


def apart(operator: str, code: Code) -> Code:
    """Return an operand in parentheses where not every reader knows which operator binds first."""
    if isinstance(code, Infix) and code.operator != operator:
        mixed = operator in BITS or code.operator in BITS
        return Group(code) if mixed else code
    return code


def is_literal(code: Code) -> bool:
    """Return whether a number is made of bare literals only."""
    match code:
        case Name(text):
            return text.isdecimal() or text.startswith("0x")
        case Prefix(_, inside) | Group(inside):
            return is_literal(inside)
        case Infix("<<" | ">>", left, _):
            return is_literal(left)  # what is shifted alone says of what type it is
        case Infix(_, left, right):
            return is_literal(left) and is_literal(right)
    return False


def with_type(code: Code) -> Code:
    """Return a number of which the first literal says what type all of them are."""
    match code:
        case Name(text):
            return Name(f"{text}_i32")
        case Prefix(operator, inside):
            return Prefix(operator, with_type(inside))
        case Group(inside):
            return Group(with_type(inside))
        case Infix(operator, left, right):
            return Infix(operator, with_type(left), right)
    return code
