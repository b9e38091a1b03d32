"""Who may ask and what programs get: users, feedback, the tools of desktop assistants."""
