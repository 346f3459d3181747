"""Text that people type, on the server: every input passes here before a domain keeps it or compares it.

cleaning.py      one line or many, without signs that draw nothing or turn the direction; what is blank
comparing.py     the one form in which two texts are compared, and the looser one in which they are searched
addresses.py     mail addresses and host names, international ones too
times.py         RFC 3339 instants; time zones by the zone list
words.py         words as Unicode segments them, also where a script writes no spaces
"""
