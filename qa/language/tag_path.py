"""The likeliest tags of characters that the dictionary does not know: jieba's own search, many times faster.

Takes the place of jieba.posseg.viterbi.viterbi, and returns the same path, ties included: the same sums in the same
order, for all states of a character at once. Knows nothing of words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

State = tuple[str, str]

_UNSEEN = -3.14e100  # log probability of a character that was never seen in a state, as jieba has it
_CHARACTERS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class _Step:
    """The states that a character can have, by their numbers, and the log probability of the character in each."""

    states: NDArray[np.intp]
    emissions: NDArray[np.float64]


class TagPath:
    """Viterbi's search (1967) over jieba's tables: the states that a character can have, and log probabilities of the
    first state, of one after another, and of a character in a state. Safe to share between threads.

    States are numbered from the greatest to the least, so that of equal ones the first is the one that jieba takes.
    """

    def __init__(
        self,
        states: Mapping[str, Iterable[State]],
        start_p: Mapping[State, float],
        trans_p: Mapping[State, Mapping[State, float]],
        emit_p: Mapping[State, Mapping[str, float]],
    ) -> None:
        self._names = sorted(trans_p, reverse=True)
        self._numbers = {state: number for number, state in enumerate(self._names)}
        self._start = np.array([start_p[state] for state in self._names])
        self._transitions = np.full((len(self._names), len(self._names)), -np.inf)
        for before, after in trans_p.items():
            for state, probability in after.items():
                self._transitions[self._numbers[before], self._numbers[state]] = probability
        self._follows = np.isfinite(self._transitions)
        self._goes_on = self._follows.any(axis=1)
        self._states = states
        self._emissions = [emit_p[state] for state in self._names]
        self._step = lru_cache(_CHARACTERS_KEPT)(self._make_step)

    def __call__(self, obs: str, *_tables: object) -> tuple[float, list[State]]:
        """Find the likeliest path: its log probability, and a state for each of the characters, of which there is one.

        jieba hands its tables over with every call; they are those that this was made of.
        """
        step = self._step(obs[0])
        states, scores = step.states, self._start[step.states] + step.emissions
        walked = [(states, states)]
        for character in obs[1:]:
            goes_on = self._goes_on[states]
            before, scores = states[goes_on], scores[goes_on]
            step = self._reached(self._step(character), before, character)
            sums = scores[:, None] + self._transitions[before[:, None], step.states] + step.emissions
            origins = sums.argmax(axis=0)
            states, scores = step.states, sums[origins, np.arange(len(step.states))]
            walked.append((states, before[origins]))
        last = int(scores.argmax())
        state, path = states[last], []
        for reached, origin in reversed(walked):
            path.append(self._names[state])
            state = origin[np.searchsorted(reached, state)]
        return float(scores[last]), path[::-1]

    def _reached(self, step: _Step, before: NDArray[np.intp], character: str) -> _Step:
        """The states of a step that follow one of those before; where there are none, whatever follows, or all."""
        follows = self._follows[before].any(axis=0)
        can_be = follows[step.states]
        if can_be.all():
            return step
        if can_be.any():
            return _Step(step.states[can_be], step.emissions[can_be])
        return self._emitting(np.flatnonzero(follows) if follows.any() else np.arange(len(self._names)), character)

    def _make_step(self, character: str) -> _Step:
        can_be = self._states.get(character, self._names)
        return self._emitting(np.sort([self._numbers[state] for state in can_be]), character)

    def _emitting(self, states: NDArray[np.intp], character: str) -> _Step:
        return _Step(states, np.array([self._emissions[state].get(character, _UNSEEN) for state in states]))
