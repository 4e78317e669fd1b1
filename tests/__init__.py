"""The tests. A package of its own, so that none of that name in a dependency stands in its place."""
