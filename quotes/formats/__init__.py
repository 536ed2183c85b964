"""What comes in and goes out: readers (bytes to article), writers (reviewed article to bytes)."""
