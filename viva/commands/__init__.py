"""One module per `viva` subcommand: `add_arguments(parser)` and `run(arguments) -> exit code`."""
