"""What several stages know of Chinese: dates, readings, words, blanks."""
