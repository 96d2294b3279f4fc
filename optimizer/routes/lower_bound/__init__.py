"""What no route plan can undercut: column generation over routes, priced by labels.

Read `column_generation.py` first, then `restricted_master.py`, `bidirectional.py` and the labels
that it joins; `assignment_bound.py` is the first, quick bound.
"""
