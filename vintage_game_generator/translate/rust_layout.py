"""Breaking long expressions the way rustfmt does, so that its check finds nothing to change.

The functions follow rustfmt 1.9 (`pairs.rs`, `overflow.rs`, `chains.rs`) for the forms
of code that rules have. A text is what an expression looks like when it begins within a `Shape`;
its later lines carry their indentation. None means that it does not fit.
"""

from vintage_game_generator.translate.rust_shape import (
    TAB,
    Shape,
    fits,
    is_extendable,
    last_width,
    line_shape,
    one_line,
)
from vintage_game_generator.translate.rust_syntax import (
    Call,
    Code,
    Field,
    Group,
    Index,
    Infix,
    Listing,
    Method,
    Name,
    Prefix,
    Span,
)

CALL_WIDTH = 60  # of the arguments of a call, and of a chain of calls, on one line
SHORT_ITEM = 10  # items of a list that are not longer are packed, several to a line


def laid_out(code: Code, shape: Shape) -> str | None:
    """Return an expression's text within a shape."""
    if shape.width < 0:
        return None
    match code:
        case Name(text):
            return text
        case Group(inside):
            return _around("(", laid_out(inside, shape.after(1).without(1)), ")")
        case Prefix(operator, operand):
            return _around(operator, laid_out(operand, shape.after(len(operator))), "")
        case Infix("as", left, right):
            return _simple_pair(left, " as ", right, shape)
        case Infix():
            return _pairs(code, shape)
        case Span(start, stop, inclusive):
            return _simple_pair(start, "..=" if inclusive else "..", stop, shape)
        case Index(owner, place):
            return _index(owner, place, shape)
        case Call(name, arguments):
            return _listed(name, "(", arguments, ")", shape)
        case Listing(items):
            return _listed("", "[", items, "]", shape)
        case Field() | Method():
            return _chain(code, shape)
    raise TypeError(code)


def _around(before: str, text: str | None, after: str) -> str | None:
    return None if text is None else before + text + after


def _simple_pair(left: Code, between: str, right: Code, shape: Shape) -> str | None:
    text = f"{one_line(left)}{between}{one_line(right)}"
    return text if len(text) <= shape.width else None


def _index(owner: Code, place: Code, shape: Shape) -> str | None:
    before = laid_out(owner, shape)
    if before is None or "\n" in before:
        return None
    inside = laid_out(place, shape.after(len(before) + 1).without(1))
    return None if inside is None or "\n" in inside else f"{before}[{inside}]"


def _pairs(code: Infix, shape: Shape) -> str | None:
    """Return operands of one operator, on one line or one a line."""
    operands = _operands(code)
    separator = code.operator
    nested = shape.inner().without(shape.overhead)
    later = nested.after(len(separator) + 1)
    texts = [laid_out(operand, later if place else shape) for place, operand in enumerate(operands)]
    single = _pairs_on_one_line(operands, texts, separator, shape)
    if single is not None:
        return single
    if any(text is None for text in texts):
        return None
    result = texts[0] or ""
    for operand, text in zip(operands[1:], texts[1:], strict=True):
        offset = 0 if "\n" in result else shape.used
        if last_width(result) + offset <= nested.used:
            room = shape.after(len(separator) + 2 + len(result.rpartition("\n")[2].strip()))
            beside = laid_out(operand, room)
            if beside is not None:
                result += f" {separator} {beside}"
                continue
        result += f"\n{' ' * nested.indent}{separator} {text}"
    return result


def _operands(code: Infix) -> list[Code]:
    """Return the operands of an operator that is repeated to the left."""
    left, right = code.left, code.right
    if isinstance(left, Infix) and left.operator == code.operator:
        return [*_operands(left), right]
    return [left, right]


def _pairs_on_one_line(
    operands: list[Code], texts: list[str | None], separator: str, shape: Shape
) -> str | None:
    head = ""
    for text in texts[:-1]:
        if text is None or "\n" in text or len(head) > shape.width:
            return None
        head += f"{text} {separator} "
    last = laid_out(operands[-1], shape.after(len(head)))
    if last is None:
        return None
    result = head + last
    if len(result.partition("\n")[0]) > shape.width:
        return None
    if "\n" in result and (last.startswith("(") or len(head) > TAB):
        return None
    return result if fits(result, shape) else None


def _listed(
    before: str, opening: str, items: tuple[Code, ...], closing: str, shape: Shape
) -> str | None:
    """Return a call or a list: on one line, packed, or one item a line."""
    if not items:
        empty = f"{before}{opening}{closing}"
        return empty if len(empty) <= shape.width else None
    room = max(shape.width - last_width(before) - 2, 0)
    if len(items) == 1 and (_overflows(items[0]) or len(before) < TAB):
        overflowing = _overflowing(before, items[0], shape, room)
        if overflowing is not None:
            return f"{before}{opening}{overflowing}{closing}"
    nested = shape.inner().without(1)
    found: list[str] = []
    for item in items:
        text = laid_out(item, nested)
        if text is None:
            return None
        found.append(text)
    total = sum(map(len, found)) + 2 * (len(found) - 1)
    limit = room if len(items) == 1 else min(room, CALL_WIDTH)
    if total <= limit and not any("\n" in text for text in found):
        return f"{before}{opening}{', '.join(found)}{closing}"
    margin = "\n" + " " * nested.indent
    packed = all(map(_is_plain, items)) and all(len(text) <= SHORT_ITEM for text in found)
    inside = _packed(found, nested) if packed else [f"{text}," for text in found]
    if before.endswith("!"):
        inside[-1] = inside[-1].removesuffix(",")  # what a macro is given is not all alike
    end = "\n" + " " * shape.indent + closing
    return before + opening + "".join(margin + line for line in inside) + end


def _overflows(item: Code) -> bool:
    """Return whether a call's only argument may break in its place, behind the parenthesis."""
    return isinstance(item, Call | Method | Listing) or (
        isinstance(item, Prefix) and _overflows(item.operand)
    )


def _has_broken_chain(text: str) -> bool:
    return any(line.lstrip().startswith(".") for line in text.split("\n"))


def _is_nested_call(item: Code) -> bool:
    return isinstance(item, Call) or (isinstance(item, Prefix) and _is_nested_call(item.operand))


def _overflowing(before: str, item: Code, shape: Shape, room: int) -> str | None:
    """Return a call's only argument as it looks behind the parenthesis, if that is its place."""
    inner = shape.after(last_width(before) + 1).without(1)
    if _is_nested_call(item):
        inner = Shape(min(CALL_WIDTH, inner.width), inner.indent, inner.offset)
    text = laid_out(item, inner)
    if text is None or (
        isinstance(item, Method) and len(before) >= TAB and _has_broken_chain(text)
    ):
        return None
    if len(text.partition("\n")[0]) > min(room, CALL_WIDTH):
        return None
    if text.count("\n") == 1:
        below = laid_out(item, shape.inner().without(1))
        if below is not None and "\n" not in below:
            return below
    return text


def _is_plain(code: Code) -> bool:
    match code:
        case Name(text):
            return text.startswith('"') or "::" not in text
        case Prefix(_, inside) | Infix("as", inside, _) | Field(inside, _):
            return _is_plain(inside)
        case Index(owner, place):
            return _is_plain(owner) and _is_plain(place)
    return False


def _packed(items: list[str], shape: Shape) -> list[str]:
    lines = [""]
    for text in items:
        piece = f"{text},"
        if lines[-1] and len(lines[-1]) + 1 + len(piece) > shape.width + 1:
            lines.append("")
        lines[-1] += f" {piece}" if lines[-1] else piece
    return lines


def _chain(code: Code, shape: Shape) -> str | None:
    """Return fields and method calls: on one line, or one call a line."""
    links: list[Field | Method] = []
    root = code
    while isinstance(root, Field | Method):
        links.insert(0, root)
        root = root.owner
    count = len(links)
    start = laid_out(root, shape)
    if start is None:
        return None
    while links and len(start) <= max(TAB - shape.offset, 0) and "\n" not in start:
        text = _link(links[0], shape.after(len(start)))
        if text is None:
            break
        start += text
        del links[0]
    if not links:
        return start if fits(start, shape) else None
    ends_with_block = _ends_with_block(root, start)
    child = line_shape(shape.indent + (0 if ends_with_block else TAB))
    texts: list[str] = [start]
    for link in links[:-1]:
        text = _link(link, child)
        if text is None:
            return None
        texts.append(text)
    return _joined_chain(texts, links[-1], count, child, shape)


def _joined_chain(
    texts: list[str],
    last: Field | Method,
    count: int,
    child: Shape,
    shape: Shape,
) -> str | None:
    extendable = is_extendable(texts[0])
    so_far = last_width(texts[0]) if extendable else sum(map(len, texts))
    budget = (shape.width if count == 1 else min(shape.width, CALL_WIDTH)) - so_far
    in_one_line = budget > 0 and not any("\n" in text for text in texts)
    below = child.without(shape.overhead)
    single, ending = False, None
    if in_one_line or extendable:
        room = (shape if in_one_line else child).after(so_far)
        beside = _link(last, room)
        if beside is not None:
            lines = beside.count("\n") + 1
            could = len(beside.partition("\n")[0]) <= budget
            other = _link(last, below)
            if could and (lines >= TAB + 1 or other is None or other.count("\n") + 1 >= lines):
                single, ending = in_one_line, beside
            else:
                ending = other
    ending = ending if ending is not None else _link(last, below)
    if ending is None:
        return None
    joint = "" if single else "\n" + " " * child.indent
    result = joint.join([*texts, ending])
    return result if fits(result, shape) else None


def _ends_with_block(code: Code, text: str) -> bool:
    """Return whether an expression that was broken ends as a block does: `)` under its start."""
    match code:
        case Call() | Method() | Listing():
            return "\n" in text
        case Name(word) if word[0].isdigit():
            return "\n" in text and len(text.rpartition("\n")[2].strip()) <= TAB
        case Group(inside) | Prefix(_, inside) | Infix(_, _, inside) | Index(_, inside):
            return _ends_with_block(inside, text)
    return False


def _link(link: Field | Method, shape: Shape) -> str | None:
    if isinstance(link, Field):
        return f".{link.name}" if shape.width > len(link.name) else None
    return _listed(f".{link.name}", "(", link.arguments, ")", shape)
