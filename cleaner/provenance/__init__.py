"""The log: what is in it, how it is written, read, proved and undone.

``record``   one record: replay a source, undo a result
``format``   the lines of a log, and the chain that ties them
``shape``    what each kind of line must hold
``writer``   append records and seal them
``reader``   read them back
``verify``   check chain, seal, and texts
``query``    count, and find the record of a document
``merkle``   the tree over the record lines (RFC 6962)
"""
