package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Names for the cells of recency and frequency scores: each customer is in exactly one segment.
 *
 * @param names by recency score, from 1, and frequency score, from 1: {@code names.get(r - 1).get(f - 1)}
 */
public record RfmGrid(List<List<String>> names) implements Storable, Serializable {

    private static final String TYPE = "rfm-grid";
    private static final int VERSION = 1;

    /**
     * The customary grid of ten segments for scores 1..5.
     *
     * <pre>
     * recency \ frequency  1               2                   3                   4            5
     * 1, 2                 hibernating     hibernating         at risk             at risk      can't lose
     * 3                    about to sleep  about to sleep      need attention      loyal        loyal
     * 4                    promising       potential loyalist  potential loyalist  loyal        loyal
     * 5                    new             potential loyalist  potential loyalist  champion     champion
     * </pre>
     */
    public static final RfmGrid STANDARD = new RfmGrid(List.of(
            List.of("hibernating", "hibernating", "at risk", "at risk", "can't lose"),
            List.of("hibernating", "hibernating", "at risk", "at risk", "can't lose"),
            List.of("about to sleep", "about to sleep", "need attention", "loyal", "loyal"),
            List.of("promising", "potential loyalist", "potential loyalist", "loyal", "loyal"),
            List.of("new", "potential loyalist", "potential loyalist", "champion", "champion")));

    /**
     * Checks the grid.
     *
     * @param names by recency score and frequency score
     * @throws IllegalArgumentException if the grid is not square, has fewer than 2 levels, or a name is blank
     */
    public RfmGrid {
        names = Checks.list(names, "names").stream()
                .map(row -> Checks.list(row, "names"))
                .toList();
        int levels = names.size();
        checkArgument(levels >= 2, "a grid needs at least 2 levels, not %s", levels);
        for (int r = 0; r < levels; r++) {
            checkArgument(
                    names.get(r).size() == levels,
                    "a grid needs as many frequencies as recencies: %s and %s (recency %s)",
                    names.get(r).size(),
                    levels,
                    r + 1);
            for (int f = 0; f < levels; f++) {
                checkArgument(
                        !names.get(r).get(f).isBlank(),
                        "a segment needs a name (recency %s, frequency %s)",
                        r + 1,
                        f + 1);
            }
        }
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, names);
    }

    /**
     * The plain data of a grid.
     *
     * @param type {@code rfm-grid}
     * @param version 1
     * @param names by recency score, from 1, and frequency score, from 1
     */
    public record Form(String type, int version, List<List<String>> names) implements StoredForm<RfmGrid> {

        @Override
        public RfmGrid restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new RfmGrid(Stored.list(names, "a row of segments").stream()
                    .map(row -> Stored.list(row, "the name of a segment"))
                    .toList());
        }
    }

    /**
     * The segment of a customer.
     *
     * @param scores of this grid's levels
     * @return its name
     */
    public String segment(Rfm.Scores scores) {
        requireNonNull(scores, "scores");
        int levels = names.size();
        checkArgument(
                Math.min(scores.recency(), scores.frequency()) >= 1
                        && Math.max(scores.recency(), scores.frequency()) <= levels,
                "scores of recency and frequency must be in 1..%s, not %s and %s",
                levels,
                scores.recency(),
                scores.frequency());
        return names.get(scores.recency() - 1).get(scores.frequency() - 1);
    }

    /**
     * All segments.
     *
     * @return each name once, from the best cell to the worst, row by row
     */
    public List<String> segments() {
        List<String> all = new ArrayList<>();
        for (int r = names.size() - 1; r >= 0; r--) {
            for (int f = names.size() - 1; f >= 0; f--) {
                all.add(names.get(r).get(f));
            }
        }
        return all.stream().distinct().toList();
    }
}
