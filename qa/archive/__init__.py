"""The user's own articles as the page looks after them: uploads, folders, long work in a process apart."""
