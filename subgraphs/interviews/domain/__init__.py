"""The rules of interviews as plain Python: templates, invitations, answers, reviews."""
