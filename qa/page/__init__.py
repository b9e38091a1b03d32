"""The Gradio page. The top layer: nothing below imports it but the command line."""
