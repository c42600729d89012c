"""What people do, one function per act; flushes, never commits."""
