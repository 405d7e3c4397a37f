"""Lists of people, as organisers keep them: CSV files with a line for each person."""
