"""How `comments/cool-refuges/cd1` was made: its invented comments, and the files in which they came."""
