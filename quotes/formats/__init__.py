"""What comes in and goes out: readers (bytes to Document), writers (reviewed article to bytes)."""
