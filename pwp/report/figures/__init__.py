"""Pictures for documents, as SVG text: nothing in them is told by colour alone, and a table holds their numbers."""
