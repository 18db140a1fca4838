"""The static handouts: lecture notebooks as pages that need no network, no server and no script.

The way of a lecture through this package:

=============  ====================================================================
`lecture`      reads a notebook, finds its title and summary, drops hidden cells
`execute`      runs it from a clean kernel; `cache` remembers what came out
`markdown`     turns its text into HTML and collects headings and equations
`cells`        turns its cells into one HTML body, through nbconvert
`equations`    sets all equations of a page at once, with KaTeX; `katex_style` finds the fonts they need
`claims`       reads the claim boxes out of the executed outputs
`purity`       refuses a page that would ask the network for something
`page`         puts a body into the page around it
`site`         does all that for a folder of notebooks, two at a time
=============  ====================================================================
"""
