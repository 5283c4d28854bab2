"""Jobs: where documents come from and where results go.

``files``    text files: read without loss, written whole or not at all
``logged``   which record of a log belongs to a file, and the bytes it came from
"""
