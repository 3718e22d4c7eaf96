"""Which numbers of a problem move in the world of a mistake, the most telling first; each constant as in `solutions/keys`."""
