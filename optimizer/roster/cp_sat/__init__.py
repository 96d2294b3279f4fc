"""The roster as a CP-SAT model: variables bound by rules, priced by goals, solved, read back."""
