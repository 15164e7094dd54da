"""What was signed, in the ticketing system itself: applied by ``apply``, compared by ``survey``.

Both start from the calls that ``slac.export`` writes for a system, so that what is pushed is what is exported.
"""
