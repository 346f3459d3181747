"""What a browser talks to beside GraphQL: sign-in, sign-out, the invitation session, cookies and origins."""
