"""The static handouts: lecture notebooks as pages and slides that need no network, no server and no script.

The way of a lecture through this package:

=============  ====================================================================
`course`       a folder of notebooks, read and run; `course_map` says what is still to come
`lecture`      reads a notebook, finds its title and summary, drops hidden cells
`execute`      runs it from a clean kernel; `cache` remembers what came out
`markdown`     turns its text into HTML and collects headings and equations
`cells`        turns its cells into one HTML body, through nbconvert
`equations`    sets all equations of a page at once, with KaTeX; `katex_style` finds the fonts they need
`notation`     knows the letters that PyTorch has for ours; `tex` puts them into an equation
`numbering`    numbers figures and equations
`claims`       reads the claim boxes out of the executed outputs
`purity`       refuses a page that would ask the network for something
`page`         puts a body into the page around it
`overview`     the pages about all lectures: index, claims, and the `glossary`
`search`       the index of the search over all pages
`site`         does all that for a folder of notebooks, and packs it into an `archive`
`pdf`          prints the pages
`slides`       cuts a lecture into slides; `deck` puts them into one file
`command`      the command line of the two scripts, build.py and slides.py
=============  ====================================================================
"""
