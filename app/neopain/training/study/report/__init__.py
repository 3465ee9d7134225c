"""The report of a study: page, PDF, tables and charts."""
