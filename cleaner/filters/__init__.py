"""The filters, in the order they run. To add one, import it and place it here.

Characters come first, since every later pattern reads them; then what a site
put around and into the text; then its sentences, where dropped words are found
by the scars that layout would smooth away; layout comes last. The engine runs
all of them again until none finds anything, so the order decides who explains
an edit, not whether damage is found.
"""

from cleaner.filter import Filter
from cleaner.filters.chrome import chrome
from cleaner.filters.doubled import doubled
from cleaner.filters.elisions import elisions
from cleaner.filters.encoding import encoding
from cleaner.filters.invisible import invisible
from cleaner.filters.layout import layout
from cleaner.filters.markup import markup
from cleaner.filters.quotations import quotations
from cleaner.filters.truncation import truncation

FILTERS: tuple[Filter, ...] = (
    encoding,
    invisible,
    markup,
    chrome,
    elisions,
    doubled,  # behind elisions: a word that was dropped between two others may leave them doubled
    truncation,  # before quotations: a cut-off quotation is dropped, not closed
    quotations,
    layout,
)
