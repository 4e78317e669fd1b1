"""Where things are kept and looked up. Decides nothing about law, ranking policy or HTTP."""
