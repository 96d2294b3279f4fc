"""Files of a scenario written anew, in the form that they have."""
