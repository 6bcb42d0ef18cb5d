"""The record laid out as sheets: a workbook or a CSV file that people fill in, and what they changed in it read back.

Sheets are made of the values as the files hold them, not of records: so nothing is lost that does not fit, and ten
thousand entries take little longer than the spreadsheet itself.
"""
