"""What keeps a likely sentence from being shown: another name, another time, another measure, an untold event."""
