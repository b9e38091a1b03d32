"""What the product is measured with: every figure in the README comes from a command here."""
