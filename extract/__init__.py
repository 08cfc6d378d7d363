"""Read Korean public-sector annual work plans (주요업무계획) into checked, traceable records."""

__version__ = "0.1.0"
