"""Relations that the numbers of a table show by themselves, without a word (숫자만으로 찾는 관계)."""

from extract.validate.discovery.find import Kind, Relation, find_relations

__all__ = ["Kind", "Relation", "find_relations"]
