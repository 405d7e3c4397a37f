"""What the subcommands of `kiosk` do. One module each; they are imported only when called."""
