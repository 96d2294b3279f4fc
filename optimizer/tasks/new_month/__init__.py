"""The next month's scenario: its dates, what is carried over, what stays, what is to be done."""
