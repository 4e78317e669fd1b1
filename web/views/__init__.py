"""View models: the answers of the API arranged for reading, as frozen values without markup of their own."""
