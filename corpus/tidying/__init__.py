"""From blocks to paragraphs: what a site put around an article goes, headings become sections."""
