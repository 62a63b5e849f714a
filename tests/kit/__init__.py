"""What tests share: throw-away places, and kits that a new noun's tests inherit."""
