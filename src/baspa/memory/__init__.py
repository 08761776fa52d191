"""What a build leaves behind for the next one. It is only speed: without it the result is the same (law 5)."""
