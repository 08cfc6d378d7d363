"""Relations that the numbers of a table show by themselves, without a word (숫자만으로 찾는 관계)."""

from extract.validate.discovery.field import to_field
from extract.validate.discovery.find import Found, Kind, Relation, find_patterns, find_relations

__all__ = ["Found", "Kind", "Relation", "find_patterns", "find_relations", "to_field"]
