"""The mutation gate: damaged copies of real files must be told, never read as if they were whole."""
