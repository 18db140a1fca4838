"""A page that would load something from elsewhere is refused."""

import pytest
from handouts.errors import HandoutError
from handouts.purity import check_needs_nothing


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example.org/plotly.js"></script>',
        '<link rel="stylesheet" href="style.css">',
        '<img src="picture.png" alt="A picture">',
        '<img src="//example.org/picture.png" alt="A picture">',
        "<style>@font-face { src: url(fonts/Main.woff2) }</style>",
        '<style>@import url("https://example.org/style.css")</style>',
        '<iframe src="other.html"></iframe>',
    ],
)
def test_what_loads_something_is_refused(html):
    with pytest.raises(HandoutError, match="01-page.ipynb: .* would load "):
        check_needs_nothing(html, "01-page.ipynb")


def test_links_and_data_are_no_loads():
    check_needs_nothing(
        '<a href="https://example.org">x</a><img src="data:image/gif;base64,R0" alt="">'
        "<style>a { background: url(data:image/gif;base64,R0) }</style><script>1</script>",
        "01-page.ipynb",
    )
