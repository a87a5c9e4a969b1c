"""Feedback letters: drafted from the judges' notes, edited and released by Setda, read by those who entered."""
