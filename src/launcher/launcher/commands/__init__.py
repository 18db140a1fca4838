"""The subcommands. Each module has NAME, HELP, add_arguments(parser) and run(clone, arguments) -> exit code."""
