"""What belongs to the machine: where files lie, and what ships with the program."""
