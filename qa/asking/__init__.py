"""What is asked: a question read by itself, completed from those before it, split where it compares."""
