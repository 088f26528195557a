package io.github.cxmetrics.journey.funnel;

import java.util.ArrayList;
import java.util.List;

/** The definition of a journey, word for word: every list of events is tried. For a handful of events. */
final class NaiveFunnel {

    /** One user's events: which steps each fills, which is excluded, when. */
    record Story(long[] times, int[] masks, boolean[] excluded) {}

    /** What counts: the times of its steps; null if an exclusion took the user out. */
    record Answer(List<Long> times) {}

    private final Dialect dialect;
    private final int steps;
    private final long window;
    private final long[] gaps;
    private final int excludedFrom;
    private final int excludedTo;

    private Story story;
    private List<int[]> journeys;

    NaiveFunnel(Dialect dialect, int steps, long window, long[] gaps, int excludedFrom, int excludedTo) {
        this.dialect = dialect;
        this.steps = steps;
        this.window = window;
        this.gaps = gaps;
        this.excludedFrom = excludedFrom;
        this.excludedTo = excludedTo;
    }

    Answer of(Story told) {
        story = told;
        journeys = new ArrayList<>();
        extend(new int[0]);
        int level = journeys.stream().mapToInt(each -> each.length).max().orElse(0);
        if (level == 0) {
            return new Answer(List.of());
        }
        int[] best = null;
        for (int[] journey : journeys) {
            if (journey.length == level && !isTainted(journey) && (best == null || isBetter(journey, best))) {
                best = journey;
            }
        }
        if (best == null) {
            return new Answer(null);
        }
        List<Long> times = new ArrayList<>();
        for (int event : best) {
            times.add(story.times[event]);
        }
        return new Answer(times);
    }

    private void extend(int[] journey) {
        if (journey.length > 0) {
            journeys.add(journey);
        }
        if (journey.length == steps) {
            return;
        }
        for (int event = 0; event < story.times.length; event++) {
            if ((story.masks[event] >> journey.length & 1) != 0 && mayFollow(journey, event)) {
                int[] longer = java.util.Arrays.copyOf(journey, journey.length + 1);
                longer[journey.length] = event;
                extend(longer);
            }
        }
    }

    private boolean mayFollow(int[] journey, int event) {
        int k = journey.length;
        long time = story.times[event];
        if (k == 0) {
            return dialect.entry() == Entry.ANY_START || isFirstStart(event);
        }
        int before = journey[k - 1];
        if (dialect.order() == StepOrder.CONTIGUOUS) {
            return event == before + 1 && inWindow(journey[0], event);
        }
        if (dialect.order() == StepOrder.CONTIGUOUS_BUT_REPEATS) {
            return isNext(journey, event) && inWindow(journey[0], event);
        }
        boolean used = false;
        for (int each : journey) {
            used |= each == event;
        }
        boolean several = dialect.use() == EventUse.SEVERAL_STEPS;
        boolean follows = switch (dialect.ties()) {
            case INPUT_ORDER -> event > before || several && event == before;
            case STEP_ORDER -> time >= story.times[before] && (several || !used);
            case STRICTLY_LATER -> time > story.times[before];
        };
        return follows
                && inWindow(journey[0], event)
                && time - story.times[before] <= gaps[k]
                && !(dialect.exclusions() == ExclusionPolicy.CLEARS_PROGRESS && isCleared(journey, event));
    }

    /** Whether no row between two breaks the row of steps: repeats of the last step don't, nor do rows that share their second with rows of other steps. */
    private boolean isNext(int[] journey, int event) {
        int before = journey[journey.length - 1];
        for (int each : journey) {
            if (each == event) {
                return false;
            }
        }
        if (story.times[event] < story.times[before]) {
            return false;
        }
        for (int row = 0; row < story.times.length; row++) {
            boolean between = story.times[before] < story.times[row] && story.times[row] < story.times[event];
            boolean repeats = (story.masks[row] >> (journey.length - 1) & 1) != 0;
            if (between && !repeats && isOneOfAKind(row)) {
                return false;
            }
        }
        return true;
    }

    private boolean isOneOfAKind(int row) {
        for (int other = 0; other < story.times.length; other++) {
            if (story.times[other] == story.times[row] && story.masks[other] != story.masks[row]) {
                return false;
            }
        }
        return true;
    }

    private boolean inWindow(int first, int event) {
        long passed = story.times[event] - story.times[first];
        return dialect.bound() == WindowBound.CLOSED ? passed <= window : passed < window;
    }

    private boolean isFirstStart(int event) {
        for (int other = 0; other < event; other++) {
            boolean earlier = dialect.ties() == Ties.INPUT_ORDER || story.times[other] < story.times[event];
            if ((story.masks[other] & 1) != 0 && earlier) {
                return false;
            }
        }
        return true;
    }

    /** Whether an excluded event between step from and the next event clears a journey that is between from and to. */
    private boolean isCleared(int[] journey, int event) {
        int level = journey.length;
        if (excludedFrom == 0 || level < excludedFrom || level >= excludedTo) {
            return false;
        }
        int from = journey[excludedFrom - 1];
        for (int x = 0; x < story.times.length; x++) {
            boolean between = dialect.ties() == Ties.INPUT_ORDER
                    ? from < x && x < event
                    : story.times[from] < story.times[x] && story.times[x] < story.times[event];
            if (story.excluded[x] && between) {
                return true;
            }
        }
        return false;
    }

    private boolean isTainted(int[] journey) {
        if (dialect.exclusions() != ExclusionPolicy.LEAVES_FUNNEL
                || excludedFrom == 0
                || journey.length < excludedFrom) {
            return false;
        }
        long from = story.times[journey[excludedFrom - 1]];
        for (int x = 0; x < story.times.length; x++) {
            boolean before = journey.length >= excludedTo
                    ? story.times[x] < story.times[journey[excludedTo - 1]]
                    : inWindow(journey[0], x);
            if (story.excluded[x] && story.times[x] > from && before) {
                return true;
            }
        }
        return false;
    }

    /** Ends first, else starts last, else has the earliest steps between: by row where rows are the order, else by time. */
    private boolean isBetter(int[] one, int[] other) {
        int last = one.length - 1;
        if (rank(one[last]) != rank(other[last])) {
            return rank(one[last]) < rank(other[last]);
        }
        if (rank(one[0]) != rank(other[0])) {
            return rank(one[0]) > rank(other[0]);
        }
        for (int k = 1; k < last; k++) {
            if (rank(one[k]) != rank(other[k])) {
                return rank(one[k]) < rank(other[k]);
            }
        }
        return false;
    }

    private long rank(int event) {
        return dialect.ties() == Ties.INPUT_ORDER ? event : story.times[event];
    }
}
