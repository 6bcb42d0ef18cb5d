"""The record of one engagement: frozen records, one module for each file of the workspace.

Each field carries one plain sentence of what it means. That sentence is what the schema, the files that
`pwp init` writes and the field reference show.
"""
