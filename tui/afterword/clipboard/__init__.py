"""The way to the clipboard, in three honest outcomes. Imports no Textual."""
