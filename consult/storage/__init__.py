"""How things are kept: one file per table family, decisions nowhere."""
