"""Templates, scripts and style sheets of the page."""
