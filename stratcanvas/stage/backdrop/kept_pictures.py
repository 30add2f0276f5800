# SPDX-License-Identifier: MIT
"""Pictures of parts of a canvas, each of several tiles: as many as there is room for."""

from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QRect

from stratcanvas.stage.places.tile_places import Place


class Sized(Protocol):
    """A picture that knows what it takes; two that look alike are two."""

    @property
    def size(self) -> int:
        """Return how many bytes it has."""
        ...


_Picture = TypeVar("_Picture", bound=Sized)


class KeptPictures(Generic[_Picture]):
    """The picture of each tile. One takes its room as long as any tile is seen in it."""

    def __init__(self, let_go: Callable[[_Picture], object] | None = None) -> None:
        """``let_go`` is told of each picture that no tile is seen in any more."""
        self._let_go = let_go
        self._at: dict[Place, _Picture] = {}
        self._tiles: dict[_Picture, set[Place]] = {}  # those used last at the end
        self._size = 0

    def __len__(self) -> int:
        return len(self._at)

    @property
    def size(self) -> int:
        """Return how many bytes all pictures have."""
        return self._size

    @property
    def pictures(self) -> AbstractSet[_Picture]:
        """Return the pictures that any tile is seen in."""
        return self._tiles.keys()

    def __iter__(self) -> Iterator[Place]:
        return iter(self._at)

    def __contains__(self, place: object) -> bool:
        return place in self._at

    def has_all(self, places: AbstractSet[Place]) -> bool:
        """Tell whether each of some tiles is seen in a picture."""
        return places <= self._at.keys()

    def get(self, place: Place) -> _Picture | None:
        """Return the picture that a tile is seen in."""
        return self._at.get(place)

    def parts(
        self, first: int, top: int, last: int, bottom: int
    ) -> tuple[dict[_Picture, list[int]], set[Place]]:
        """Return the pictures that some tiles are seen in, and the tiles that are seen in none.

        ``first`` to ``last`` column, ``top`` to ``bottom`` row. With each picture come the first
        and last column and row of these tiles: left, top, right, bottom.
        """
        parts, missing, get = dict[_Picture, list[int]](), set[Place](), self._at.get
        for column in range(first, last + 1):
            above, part = None, [0]  # most have the picture that the tile above has
            for row in range(top, bottom + 1):
                picture = get((column, row))
                if picture is None:
                    missing.add((column, row))
                elif picture is above:
                    if row > part[3]:
                        part[3] = row
                elif (known := parts.get(picture)) is None:
                    parts[picture] = part = [column, row, column, row]
                else:
                    part = known
                    part[2] = column
                    if row < part[1]:
                        part[1] = row
                    elif row > part[3]:
                        part[3] = row
                above = picture
        return parts, missing

    def seen_in(self, block: QRect) -> tuple[list[tuple[_Picture, QRect]], set[Place]]:
        """Return the pictures that a block of tiles is seen in, each with rectangles of tiles that
        are seen in it alone, and the tiles that are seen in none.
        """
        parts, missing, get = list[tuple[_Picture, QRect]](), set[Place](), self._at.get
        open_yet = dict[tuple[_Picture, int, int], QRect]()  # what may go on in the next column
        for column in range(block.left(), block.right() + 1):
            before, open_yet, row = open_yet, {}, block.top()
            while row <= block.bottom():
                picture, first = get((column, row)), row
                while row <= block.bottom() and get((column, row)) is picture:
                    row += 1
                if picture is None:
                    missing.update((column, each) for each in range(first, row))
                    continue
                part = before.get((picture, first, row))
                if part is None:
                    part = QRect(column, first, 1, row - first)
                    parts.append((picture, part))
                part.setRight(column)
                open_yet[picture, first, row] = part
        return parts, missing

    def at(self, places: Iterable[Place]) -> set[_Picture]:
        """Return the pictures that some tiles are seen in."""
        return {self._at[place] for place in places if place in self._at}

    def put(self, places: Iterable[Place], picture: _Picture) -> None:
        """Have some tiles seen in a picture from now on."""
        at, tiles = self._at, self._tiles.get(picture)
        if tiles is None:
            tiles = self._tiles[picture] = set()
            self._size += picture.size
        for place in places:
            if place in at:
                if at[place] is picture:
                    continue
                self.drop(place)
            at[place] = picture
            tiles.add(place)

    def drop(self, place: Place) -> None:
        """Have a tile seen in none."""
        picture = self._at.pop(place, None)
        if picture is None:
            return
        tiles = self._tiles[picture]
        tiles.discard(place)
        if not tiles:
            del self._tiles[picture]
            self._size -= picture.size
            if self._let_go is not None:
                self._let_go(picture)

    def clear(self) -> None:
        """Keep none."""
        for place in list(self._at):
            self.drop(place)

    def shed(self, most: int, used: Collection[_Picture]) -> None:
        """Let go what was used longest ago until no more than ``most`` bytes are left.

        What is ``used`` now stays, however much it is.
        """
        for picture in used:
            if picture in self._tiles:
                self._tiles[picture] = self._tiles.pop(picture)
        if self._size <= most:
            return
        for picture in list(self._tiles):
            if self._size <= most:
                break
            if picture not in used:
                for place in list(self._tiles[picture]):
                    self.drop(place)
