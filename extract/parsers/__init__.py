"""Readers: bytes in, `Document` out. A new format is one module with ``sniff`` and ``read`` and one name in `READERS`."""
