"""What comes in and goes out: readers (bytes to Document) and writers (reviewed article to bytes)."""
