"""The Bayesian model: its algebra against dense matrices, its claims against simulated truth."""

import numpy as np
import pytest

from judging.statistics.certainty import Model, NotCertain, line_word, merits, places_of


def field(entries: int, judges: int, seed: int, *, missing: int = 0, spread: float = 5, noise: float = 4):
    """Simulated totals with the true θ of each entry; every `missing`-th card is left out."""
    chance = np.random.default_rng(seed)
    truth, beta = chance.normal(0, spread, entries), chance.normal(0, 3, judges)
    totals = {
        (entry, judge): 75 + truth[entry] + beta[judge] + chance.normal(0, noise)
        for entry in range(entries)
        for judge in range(judges)
        if not missing or (entry * judges + judge) % missing
    }
    return totals, truth


@pytest.mark.parametrize("rho", [0.02, 0.5, 0.97])
def test_algebra_agrees_with_dense_matrices(rho):
    totals, _ = field(9, 4, 1, missing=5)
    model = Model.of(totals)
    x, z = np.eye(4)[model.column], np.eye(9)[model.row]
    ratio = rho / (1 - rho)
    covariance = np.eye(len(totals)) + ratio * z @ z.T
    inverse = np.linalg.inv(covariance)
    values = model.values - model.values.mean()
    beta = np.linalg.solve(x.T @ inverse @ x, x.T @ inverse @ values)
    rest = (values - x @ beta) @ inverse @ (values - x @ beta)
    size = np.linalg.slogdet(covariance)[1] + np.linalg.slogdet(x.T @ inverse @ x)[1]
    found = model.weighed(rho)
    assert found.beta == pytest.approx(beta)
    assert found.rest == pytest.approx(rest)
    assert found.evidence == pytest.approx(-size / 2 - (len(totals) - 4) / 2 * np.log(rest))


def test_draws_have_the_mean_and_covariance_of_the_posterior():
    totals, _ = field(6, 3, 2, missing=7)
    model = Model.of(totals)
    rho, freedom = 0.6, len(totals) - 3
    drawn = model.weighed(rho).draws(400_000, freedom, np.arange(6), np.random.default_rng(3))
    # θ and β together: a normal with precision M, times σ² whose mean is rest / (freedom − 2).
    x, z = np.eye(3)[model.column], np.eye(6)[model.row]
    both = np.hstack([z, x])
    precision = both.T @ both + np.diag([(1 - rho) / rho] * 6 + [0] * 3)
    values = model.values - model.values.mean()
    centre = np.linalg.solve(precision, both.T @ values)[:6]
    scale = model.weighed(rho).rest / (freedom - 2)
    assert drawn.mean(axis=0) == pytest.approx(centre, abs=0.05)
    assert np.cov(drawn.T) == pytest.approx(scale * np.linalg.inv(precision)[:6, :6], rel=0.06, abs=0.06)


@pytest.mark.parametrize(("entries", "judges", "missing"), [(12, 5, 0), (16, 4, 3)])
def test_claims_are_as_often_true_as_they_say(entries, judges, missing):
    """Behind places 1, 3 and 6: what is claimed on average must be true as often, for near and for far neighbours."""
    claimed, true = [], []
    for seed in range(160):
        totals, truth = field(entries, judges, seed, missing=missing)
        drawn = merits(totals, seed=seed, draws=400, grid=40)
        order = sorted(drawn, key=lambda entry: -drawn[entry].mean())
        for place in (0, 2, 5):
            above, below = order[place], order[place + 1]
            claimed.append((drawn[above] > drawn[below]).mean())
            true.append(truth[above] > truth[below])
    claimed, true = np.array(claimed), np.array(true)
    # 480 cases: the standard error of the difference is about 0.02.
    assert claimed.mean() == pytest.approx(true.mean(), abs=0.05)
    sure = claimed > np.median(claimed)
    for part in (sure, ~sure):
        assert claimed[part].mean() == pytest.approx(true[part].mean(), abs=0.08)


def test_interval_of_the_place_holds_nine_in_ten():
    inside = []
    for seed in range(80):
        totals, truth = field(12, 5, 1000 + seed)
        places = places_of(merits(totals, seed=seed, draws=400, grid=40))
        real = {entry: int(place) for place, entry in enumerate(np.argsort(-truth), start=1)}
        for entry in range(12):
            low, high = np.quantile(places[entry], [0.05, 0.95])
            inside.append(low <= real[entry] <= high)
    assert 0.87 < np.mean(inside) < 0.98


def test_same_seed_same_draws_and_only_chosen_entries():
    totals, _ = field(8, 4, 5)
    first, again = merits(totals, seed=9, draws=500), merits(totals, seed=9, draws=500)
    assert all((first[entry] == again[entry]).all() for entry in first)
    other = merits(totals, seed=10, draws=500)
    assert any((first[entry] != other[entry]).any() for entry in first)
    chosen = merits(totals, seed=9, only={1, 3}, draws=20_000)
    assert set(chosen) == {1, 3}
    everybody = merits(totals, seed=9, draws=20_000)
    assert (chosen[1] > chosen[3]).mean() == pytest.approx((everybody[1] > everybody[3]).mean(), abs=0.02)


def test_a_generous_judge_of_a_batch_does_not_lift_it():
    """Entries 0–5 and 6–11 are alike, but the second half has a judge who gives 15 more, known from the middle."""
    chance = np.random.default_rng(4)
    totals = {}
    for entry in range(12):
        for judge, beta in (("A", 0), ("B", 0), ("C", 15)):
            if judge != "C" or entry >= 4:
                totals[entry, judge] = 70 + beta + chance.normal(0, 1.5)
    drawn = merits(totals, seed=1, draws=2000)
    first, second = (np.mean([drawn[entry].mean() for entry in part]) for part in (range(4), range(4, 12)))
    assert abs(first - second) < 1.5


def test_places_of_draws():
    places = places_of({"a": np.array([3.0, 1]), "b": np.array([2.0, 5]), "c": np.array([1.0, 0])})
    assert {entry: list(each) for entry, each in places.items()} == {"a": [1, 2], "b": [2, 1], "c": [3, 3]}


@pytest.mark.parametrize(
    ("totals", "reason"),
    [
        ({(entry, 1): 70 + entry for entry in range(5)}, "dua juri"),
        ({(entry, judge): 70 + entry for entry in range(2) for judge in range(3)}, "3 proposal"),
        ({(1, 1): 70, (2, 2): 71, (3, 2): 60}, "terlalu sedikit"),
        ({(entry, judge): 70 + entry + judge for entry in range(5) for judge in range(3)}, "persis sama"),
        ({(entry, judge): 70 for entry in range(5) for judge in range(3)}, "persis sama"),
    ],
)
def test_refuses_what_the_cards_cannot_carry(totals, reason):
    with pytest.raises(NotCertain, match=reason):
        merits(totals, seed=1)


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (1, "jelas"),
        (0.95, "jelas"),
        (0.949, "cukup jelas"),
        (0.8, "cukup jelas"),
        (0.6, "tipis"),
        (0.599, "seperti lempar koin"),
    ],
)
def test_words_of_a_line(chance, word):
    assert line_word(chance) == word
