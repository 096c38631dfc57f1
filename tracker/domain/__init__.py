"""What training is: frozen values and small functions. Standard library only."""
