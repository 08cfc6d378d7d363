"""Strings to values: numbers, units, money, dates, clock times, recurrences, counts, ratios, wholes with their parts.

Every ``parse_*`` takes a whole string and raises `NormalizeError` unless it is a value of that kind; every ``find_*``
takes any text, never raises and returns spans whose offsets slice that very text.

Every finder takes time in proportion to its text: no pattern repeats without bound inside another repeat, and what is
looked back at has a fixed reach. So none has a timeout, which would let the machine's speed decide what is read.
"""
