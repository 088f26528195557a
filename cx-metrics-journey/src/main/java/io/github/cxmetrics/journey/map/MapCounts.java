package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survival.SurvivalTally;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a journey map's parts. */
final class MapCounts {

    private MapCounts() {}

    /** A touchpoint: a stage by number, and a channel. */
    record Key(int stage, String channel) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return stage != other.stage ? Integer.compare(stage, other.stage) : channel.compareTo(other.channel);
        }
    }

    /** Customers of a stage, those who went on to a later one, and how long it took them; others are censored. */
    record Whole(long customers, long movedOn, SurvivalTally times) {

        Whole {
            checkMoved(customers, movedOn);
            checkArgument(
                    times.count() == 0 || times.count() == customers && times.observed() == movedOn,
                    "times in a stage must be those of its customers: %s of %s moved on, but %s of %s times",
                    movedOn,
                    customers,
                    times.observed(),
                    times.count());
        }

        Whole plus(Whole other) {
            return new Whole(
                    CountMath.sum(customers, other.customers, "customers"),
                    CountMath.sum(movedOn, other.movedOn, "customers who moved on"),
                    times.plus(other.times));
        }
    }

    private static void checkMoved(long customers, long movedOn) {
        CountMath.checkNotNegative(customers, "customers");
        CountMath.checkNotNegative(movedOn, "customers who moved on");
        checkArgument(movedOn <= customers, "customers who moved on must not exceed all: %s of %s", movedOn, customers);
    }

    /** Events and customers of a touchpoint, those who went on to a later stage, and the ratings of each score. */
    record Cell(long events, long customers, long movedOn, List<Ratings> ratings) {

        Cell {
            checkMoved(customers, movedOn);
            checkArgument(
                    customers <= events,
                    "a touchpoint has an event for each customer, not %s for %s",
                    events,
                    customers);
            ratings = Stored.list(ratings, "ratings of a touchpoint");
        }

        Cell plus(Cell other) {
            List<Ratings> sums = new ArrayList<>();
            for (int i = 0; i < ratings.size(); i++) {
                sums.add(ratings.get(i).plus(other.ratings.get(i)));
            }
            return new Cell(
                    CountMath.sum(events, other.events, "events"),
                    CountMath.sum(customers, other.customers, "customers"),
                    CountMath.sum(movedOn, other.movedOn, "customers who moved on"),
                    sums);
        }
    }
}
