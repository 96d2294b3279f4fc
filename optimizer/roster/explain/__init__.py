"""Why a place stays empty, and what contradicts what when no roster is possible."""
