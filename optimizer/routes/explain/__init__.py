"""Why a visit is left out, what would let it in, and which promises clash."""
