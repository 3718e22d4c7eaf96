"""An explorer: controls, a model, a picture, and one sentence that says what the picture shows."""

import inspect
import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from widgets import kept_pictures
from widgets.sliders import complete
from workbook.controls import AnyControl, Control, Series, Several

if TYPE_CHECKING:
    from widgets.explorer_view import ExplorerView


@dataclass(frozen=True)
class Scene:
    """What an explorer shows at one setting."""

    values: dict[str, Any]
    """The value of every control."""
    frame: Any
    """The model's data frame, or its dict of data frames."""
    spec: dict[str, Any]
    """The complete Vega-Lite specification, data included."""
    sentence: str
    """What the picture shows, in one plain sentence."""
    code: str
    """The short text that reopens this state: `explorer(name, scene=code)`, or `?scene=code` in an address."""


@dataclass(frozen=True)
class Explorer:
    """Something to play with: `EXPLORER = Explorer("Replay the year", controls={…}, model=…, picture=…, says=…, …)`."""

    title: str
    """The question or the finding, in a few words."""
    controls: Mapping[str, AnyControl] = field(kw_only=True)
    """What the reader sets, by parameter name of the model."""
    model: Callable[..., Any] = field(kw_only=True)
    """`model(**values)` returns a tidy data frame, or a dict of them."""
    picture: Callable[[Any], Any] = field(kw_only=True)
    """`picture(rows)` returns an Altair chart; `rows` is `alt.NamedData`, or a dict of them where the model returns a dict."""
    says: Callable[[dict[str, Any], Any], str] = field(kw_only=True)
    """`says(values, frame)` is the sentence."""
    describes: str = field(kw_only=True)
    """What kind of picture this is, for a screen reader, without the finding."""
    scenes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, kw_only=True)
    """Named settings, shown as buttons; what a scene leaves out takes its default."""
    asks: str | None = field(default=None, kw_only=True)
    """The question that the reader answers before the sentence shows."""
    linked: tuple[str, ...] = field(default=(), kw_only=True)
    """Controls that are params of the picture: the browser moves them without asking Python."""
    drag: tuple[str, str] | None = field(default=None, kw_only=True)
    """The controls across and upward that dragging in the picture sets too; the picture is a single plot, with scales x and y."""
    serves: tuple[str, ...] = field(default=(), kw_only=True)
    """The objectives that it shows, and that its prediction asks about, by id (see `workbook.objectives`)."""
    prediction: Any = field(default=None, kw_only=True)
    """What the reader commits to beforehand (see `widgets.prediction`)."""
    table: Callable[[Any], Any] | Mapping[str, str | tuple[str, str]] | None = field(default=None, kw_only=True)
    """What “Show as table” shows: `{column: heading}`, or `(heading, format)`, for the columns that a reader wants; or a function
    from the model's frame to a data frame with the reader's headings (or a dict of them, by caption). By default, the columns
    under the names and formats of their axes, without those that are only written into the picture."""
    covered: bool = field(default=True, kw_only=True)
    """Whether the picture waits until the prediction, where there is one, is committed."""
    wide: bool = field(default=False, kw_only=True)
    """Whether the picture may be wider than the text."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "linked", tuple(self.linked))
        object.__setattr__(self, "serves", tuple(self.serves))
        for part in ("title", "describes"):
            if not getattr(self, part).strip():
                raise ValueError(f"An explorer needs a {part}.")
        if not self.controls:
            raise ValueError(f"Explorer {self.title!r} has no controls: it is a picture, not an explorer.")
        try:
            inspect.signature(self.model).bind(**dict.fromkeys(self.controls))
        except TypeError as error:
            raise TypeError(
                f"Explorer {self.title!r}: the model does not take the controls {', '.join(self.controls)}: {error}."
            ) from None
        if strangers := set(self.linked) - set(self.controls):
            raise ValueError(
                f"Explorer {self.title!r}: linked names {', '.join(sorted(strangers))}, which is not among its controls."
            )
        if strangers := {name for name in self.drag or () if not isinstance(self.controls.get(name), Control)}:
            raise ValueError(
                f"Explorer {self.title!r}: drag names {', '.join(sorted(strangers))}, which is not among its number controls."
            )
        scenes = {name: self.complete(settings, where=f"Scene {name!r}") for name, settings in self.scenes.items()}
        object.__setattr__(self, "scenes", scenes)

    @property
    def name(self) -> str:
        """The name of the file that defines it."""
        return self.picture.__module__.rpartition(".")[2]

    @property
    def defaults(self) -> dict[str, Any]:
        """The value that every control starts at."""
        return {name: control.check(control.default) for name, control in self.controls.items()}

    @cached_property
    def spec(self) -> dict[str, Any]:
        """The picture's specification without data, made once."""
        if found := kept_pictures.of(self.picture.__module__):
            return found
        from altair.utils.schemapi import debug_mode

        from widgets.livechart import chart_spec

        with debug_mode(False):  # a test checks every picture against the schema; a page has no time for it
            return chart_spec(self.picture(self.sources()), validate=False)

    def sources(self) -> Any:
        """Return what `picture` is called with: the names of the model's data frames, without any rows."""
        from altair import NamedData

        frames = self.model(**self.defaults)
        return {name: NamedData(name) for name in frames} if isinstance(frames, Mapping) else NamedData("rows")

    def at(self, **values: Any) -> Scene:
        """Return what the explorer shows at these values, the rest at their defaults; no front end is needed."""
        from widgets.livechart import columns_of

        settings = self.complete(values)
        frame = self.model(**settings)
        datasets = {name: records(columns) for name, columns in columns_of(frame).items()}
        return Scene(settings, frame, self.spec | {"datasets": datasets}, self.says(settings, frame), self.code(settings))

    def code(self, values: Mapping[str, Any]) -> str:
        """Write the values that differ from their defaults as a scene code: `name~control=value~…`."""
        moved = [f"{name}={_written(values[name])}" for name, default in self.defaults.items() if values[name] != default]
        return "~".join([self.name, *moved])

    def read_code(self, code: str) -> dict[str, Any]:
        """Return the values that a scene code stands for, or raise ValueError that says what is wrong with it."""
        name, *moved = code.strip().split("~")
        if name in self.scenes and not moved:
            return dict(self.scenes[name])
        if name != self.name:
            raise ValueError(f"The scene {code!r} belongs to the explorer {name!r}, not to {self.name!r}.")
        given = {}
        for part in moved:
            control, equals, text = part.partition("=")
            if not equals:
                raise ValueError(f"The scene {code!r} has {part!r} where control=value was expected.")
            given[control] = _read(self.controls[control], text) if control in self.controls else text
        return self.complete(given, where=f"The scene {code!r}")

    def corners(self) -> Iterator[dict[str, Any]]:
        """Walk every corner of the controls' box, defaults and scenes included."""
        yield self.defaults
        yield from self.scenes.values()
        walks = [control.corners() for control in self.controls.values()]
        for corner in itertools.product(*walks):
            yield dict(zip(self.controls, corner, strict=True))

    def show(self, *, scene: str | None = None, covered: bool | None = None, **values: Any) -> "ExplorerView":
        """Return the explorer for the page, opened at a scene code (never covered) or at the given values."""
        from widgets.cover import opens_at
        from widgets.explorer_view import ExplorerView
        from workbook.session import current

        start = self.read_code(scene) if scene else opens_at(self, current())
        covered = (self.covered if covered is None else covered) and not scene
        return ExplorerView(self, self.complete(start | values), covered=covered)

    def complete(self, values: Mapping[str, Any], *, where: str = "This explorer") -> dict[str, Any]:
        """Return a checked value for every control; what is left out takes its default."""
        return complete(self.controls, values, where=f"{where} ({self.title!r})")


def names() -> list[str]:
    """List every explorer: one file each in `widgets/explorers`."""
    from widgets.assets import HERE

    return sorted(path.stem for path in (HERE / "explorers").glob("*.py") if not path.stem.startswith("_"))


def load(name: str) -> Explorer:
    """Return the explorer of that name, or raise an error that names the file at fault."""
    if name not in names():
        raise LookupError(f"There is no explorer {name!r} in widgets/explorers; there are {', '.join(names()) or 'none'}.")
    found = getattr(import_module(f"widgets.explorers.{name}"), "EXPLORER", None)
    if not isinstance(found, Explorer):
        raise TypeError(f"widgets/explorers/{name}.py defines no EXPLORER.")
    return found


def explorer(name: str, *, scene: str | None = None, covered: bool | None = None, **values: Any) -> "ExplorerView":
    """Show the explorer of that name, at a scene code or at the given values where they are named.

    `explorer("replay_the_year", scene="replay_the_year~n=650")` and `explorer("replay_the_year", n=650)` open the same state.
    Where it has a prediction it stays covered until that is committed, unless a scene is given or `covered=False`.
    """
    return load(name).show(scene=scene, covered=covered, **values)


def records(columns: Mapping[str, list[Any]]) -> list[dict[str, Any]]:
    """Return columns as rows, as a complete specification holds them."""
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _written(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(map(str, value))
    return {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value)


def _read(control: AnyControl, text: str) -> Any:
    if isinstance(control.default, bool):
        return {"on": True, "off": False}.get(text, text)
    if isinstance(control.default, str):
        return text
    if isinstance(control, Several):
        return [part for part in text.split(",") if part]
    try:
        return [float(part) for part in text.split(",")] if isinstance(control, Series) else float(text)
    except ValueError:
        return text
