"""The month of many halls: hall by hall, then across what links them, judged and bounded."""
