"""Calendars to hand out, as iCalendar files."""
