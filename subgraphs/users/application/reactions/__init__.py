"""What users does when another context tells or asks something; each is applied once."""
