"""The commands of the ward: its desk, its certificates, and the link of a bed's monitor to it."""
