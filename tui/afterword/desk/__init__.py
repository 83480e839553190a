"""The desk: every verb of the person, from the file upwards; each module adds to the one below it."""
