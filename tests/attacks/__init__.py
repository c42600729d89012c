"""What somebody would try, tried."""
