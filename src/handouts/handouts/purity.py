"""Refuses what would make a page ask the network, or leave someone who can't see a picture without a word."""

import re

from bs4 import BeautifulSoup

from .errors import HandoutError

LOADING_TAGS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
                "embed": "src", "object": "data", "link": "href", "image": "href"}
STYLE_URL = re.compile(r"url\(\s*['\"]?(?!data:|#)([^)'\"]+)", re.IGNORECASE)


def check_images(html: str, where: str) -> None:
    """Every picture has a text in its place, unless it says itself that it is decoration."""
    if "<img" not in html:
        return
    for image in BeautifulSoup(html, "html.parser").find_all("img"):
        decoration = image.get("role") in ("none", "presentation") or image.get("aria-hidden") == "true"
        if not (image.get("alt") or "").strip() and not decoration:
            source = image.get("src", "")[:60]
            raise HandoutError(f"{where}: the image {source} has no alt text: say in words what it shows.")


def check_needs_nothing(html: str, where: str) -> None:
    """Nothing on the page is loaded from elsewhere, neither from the network nor from a file beside it."""
    soup = BeautifulSoup(html, "html.parser")
    for tag, attribute in LOADING_TAGS.items():
        for element in soup.find_all(tag):
            target = element.get(attribute, "")
            if target and not target.startswith(("data:", "#")):
                raise HandoutError(f"{where}: <{tag}> would load {target[:80]}: a handout holds all it shows.")
    for style in soup.find_all("style"):
        outside = STYLE_URL.search(style.get_text())
        if outside:
            raise HandoutError(f"{where}: a style would load {outside[1][:80]}: a handout holds all it shows.")
