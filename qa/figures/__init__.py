"""What the rows of figures say: which figure is meant, others of the same measure, sides of a comparison."""
