"""Steps from each version of the ward's database to the next, run by alembic at every start."""
