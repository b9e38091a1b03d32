"""From files to blocks of text: Markdown, HTML, front matter, JSON Lines, PDF, DOCX, and what else is read."""
