package io.github.cxmetrics;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/** Adds tallies of one observation up. */
final class Adding<E, T extends Tally<T>> implements Accumulator<E, T> {

    private final Function<? super E, ? extends T> one;
    private T sum;

    Adding(T empty, Function<? super E, ? extends T> one) {
        this.sum = requireNonNull(empty, "empty");
        this.one = requireNonNull(one, "one");
    }

    @Override
    public void add(E observation) {
        sum = sum.plus(requireNonNull(one.apply(observation), "tally of an observation"));
    }

    @Override
    public void addAll(T tally) {
        sum = sum.plus(requireNonNull(tally, "tally"));
    }

    @Override
    public T snapshot() {
        return sum;
    }
}
