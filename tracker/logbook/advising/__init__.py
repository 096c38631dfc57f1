"""What the coach is asked and what it answers, for a day or an exercise."""
