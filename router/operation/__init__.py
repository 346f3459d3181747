"""What was asked: a client's document limited, parsed, validated and normalised."""
