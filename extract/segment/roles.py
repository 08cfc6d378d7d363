"""Which nodes are headings: what stands at the top, opens content, or is named by the contents page."""

from collections import Counter, defaultdict

from extract.schemas.section import Role
from extract.segment.drafts import FREE_RANK, LISTED, SQUARE_RANK, Draft, walk
from extract.segment.marker import is_numbered, sign_roles

_ALWAYS = ("box", "named", "outline", "reference", "clause", "bracket")
_FEW = 2
_SOME = 3


def _bullet(tops: list[Draft]) -> frozenset[str]:
    """Return the family of signs that introduces content directly below numbered headings: □, or its equivalent."""
    nodes = list(walk(tops))
    heading_signs = {kind for kind, role in sign_roles().items() if role == "heading"}
    if sum(node.signature in heading_signs for node in nodes) >= _FEW:
        return frozenset(heading_signs)
    high = [
        node
        for node in nodes
        if (node.parent is None or node.parent.rank < SQUARE_RANK) and sign_roles().get(node.signature) == "item"
    ]
    count = Counter(node.sign for node in high)
    opening = Counter(node.sign for node in high if node.children or node.blocks)
    usual = [kind for kind, number in count.most_common() if number >= _SOME and opening[kind] * 2 >= number]
    return frozenset(usual[:1]) | heading_signs


def _is_numbered(node: Draft) -> bool:
    return node.line.marker is not None and is_numbered(node.line.marker) and node.signature != LISTED


def _sibling_numbers(tops: list[Draft]) -> set[int]:
    """Return the ids of numbered nodes of which most siblings open something."""
    groups: dict[tuple[int, str], list[Draft]] = defaultdict(list)
    for node in walk(tops):
        if _is_numbered(node):
            groups[id(node.parent), node.signature].append(node)
    return {
        id(node) for group in groups.values() if sum(one.holds() for one in group) * 2 >= len(group) for node in group
    }


def assign_roles(tops: list[Draft], titles: frozenset[int]) -> dict[int, Role]:
    """Return the role of each draft by identity.

    Args:
        tops: the tree.
        titles: identities of drafts that the contents page names.
    """
    bullets, opening = _bullet(tops), _sibling_numbers(tops)
    roles: dict[int, Role] = {}
    for node in walk(tops):
        above = node.parent is None or roles[id(node.parent)] is Role.HEADING
        if node.signature == "note":
            roles[id(node)] = Role.NOTE
        elif above and _heads(node, bullets, opening, titles):
            roles[id(node)] = Role.HEADING
        else:
            roles[id(node)] = Role.ITEM
    return roles


def _heads(node: Draft, bullets: frozenset[str], opening: set[int], titles: frozenset[int]) -> bool:
    line = node.line
    if line.recovered or line.bar or id(node) in titles or node.rank == 0 or node.signature.startswith(_ALWAYS):
        return True
    if _is_numbered(node):
        return node.rank < FREE_RANK and (id(node) in opening or line.style.outline is not None)
    return node.signature in bullets or node.sign in bullets
