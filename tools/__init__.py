"""What developers run beside the program: accuracy, fingerprints, what tests need."""
