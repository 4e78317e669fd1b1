"""Words, pieces and questions as vectors, trained from whatever texts are loaded. No I/O."""
