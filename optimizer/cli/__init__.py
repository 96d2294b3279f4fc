"""The command line: arguments in, tasks called, answers on the screen."""
