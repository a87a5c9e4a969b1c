"""The judges of a stage: inviting, profiles, integrity, pace, reminders, replacement."""
