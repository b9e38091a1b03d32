"""Who and what is named: banks, companies, products, persons, posts and places, and what each is called besides."""
