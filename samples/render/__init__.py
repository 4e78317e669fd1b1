"""Turning the plain sources of the samples into the files that an institution would have sent."""
