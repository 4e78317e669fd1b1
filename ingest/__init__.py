"""How a text gets in: intake, extraction, the order of the stages, imports of the registry."""
