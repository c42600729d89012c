"""Files and pictures, out and in; this room knows no tables and no pages."""
