"""Strings to values: numbers, units, money, dates, recurrences, counts, ratios, stated wholes with their parts.

Every ``parse_*`` takes a whole string and raises `NormalizeError` unless it is a value of that kind; every ``find_*``
takes any text, never raises and returns spans whose offsets slice that very text.
"""
