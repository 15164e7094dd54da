"""Reads a contract as a careful lawyer would.

``runner.lint`` gives the findings on a contract; the rules are the files of ``rules``, ``registry`` knows them; the
files of ``formats`` print what was found. Nothing is imported here: printing findings that were kept needs no rule.
"""
