"""Builds the sample plans of ``corpus/`` from one content model: the same plan in every form of ``manifest.FORMS``."""
