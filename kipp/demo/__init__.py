"""The demonstration: an archive, an edition that is open today and a rehearsal in the middle of judging.

Only the winners, organizations, dates and innovators published by the press are real (data/*.csv); all people,
other entries and all marks are invented and say so on screen.
"""
