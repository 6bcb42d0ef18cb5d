"""What people enter, on a command line or in a sheet, to values of the record. It reads small files, never the log."""
