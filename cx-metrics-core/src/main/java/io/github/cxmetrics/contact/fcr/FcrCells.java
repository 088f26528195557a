package io.github.cxmetrics.contact.fcr;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The counts of {@link Fcr}: resolved, mature and pending contacts for each unit and scope, those after asOf, and those of unknown customers. Written to only while counting. */
final class FcrCells {

    private static final int SCOPES = FcrRule.Scope.values().length;
    private static final int SIZE = FcrRule.Unit.values().length * SCOPES;
    private static final String AFTER_AS_OF = "contacts after asOf";
    private static final String UNKNOWN = "contacts of unknown customers";

    private final long[] resolved;
    private final long[] mature;
    private final long[] pending;
    private long afterAsOf;
    private long unknown;

    FcrCells() {
        this(new long[SIZE], new long[SIZE], new long[SIZE], 0, 0);
    }

    private FcrCells(long[] resolved, long[] mature, long[] pending, long afterAsOf, long unknown) {
        this.resolved = resolved;
        this.mature = mature;
        this.pending = pending;
        this.afterAsOf = afterAsOf;
        this.unknown = unknown;
    }

    static FcrCells of(List<Long> resolved, List<Long> mature, List<Long> pending, long afterAsOf, long unknown) {
        FcrCells cells = new FcrCells(
                Stored.counts(resolved, SIZE, "resolved contacts"),
                Stored.counts(mature, SIZE, "mature contacts"),
                Stored.counts(pending, SIZE, "pending contacts"),
                CountMath.checkNotNegative(afterAsOf, AFTER_AS_OF),
                CountMath.checkNotNegative(unknown, UNKNOWN));
        long[] repeated = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            checkArgument(
                    cells.resolved[i] <= cells.mature[i],
                    "resolved contacts must not exceed mature ones: %s of %s",
                    cells.resolved[i],
                    cells.mature[i]);
            repeated[i] = cells.mature[i] - cells.resolved[i];
        }
        checkParts(cells.resolved, "resolved contacts");
        checkParts(repeated, "repeated contacts");
        checkParts(cells.pending, "pending contacts");
        return cells;
    }

    /** Episodes are some of the contacts, net ones some of the gross ones, and what is neither can't be less than none. */
    private static void checkParts(long[] counts, String what) {
        long all = counts[cell(FcrRule.Unit.PER_CONTACT, FcrRule.Scope.GROSS)];
        long net = counts[cell(FcrRule.Unit.PER_CONTACT, FcrRule.Scope.NET)];
        long episodes = counts[cell(FcrRule.Unit.PER_EPISODE, FcrRule.Scope.GROSS)];
        long both = counts[cell(FcrRule.Unit.PER_EPISODE, FcrRule.Scope.NET)];
        checkArgument(
                net <= all && episodes <= all && both <= net && both <= episodes && episodes - both <= all - net,
                "%s: of %s in all, %s net, %s in episodes and %s of both can't be",
                what,
                all,
                net,
                episodes,
                both);
    }

    private static int cell(FcrRule.Unit unit, FcrRule.Scope scope) {
        requireNonNull(scope, "scope");
        requireNonNull(unit, "unit");
        return unit.ordinal() * SCOPES + scope.ordinal();
    }

    void add(boolean index, boolean resolvable, boolean isMature, boolean repeat) {
        int units = index ? SIZE : SCOPES;
        int scopes = resolvable ? SCOPES : 1;
        for (int unit = 0; unit < units; unit += SCOPES) {
            for (int cell = unit; cell < unit + scopes; cell++) {
                if (isMature) {
                    mature[cell]++;
                    resolved[cell] += repeat ? 0 : 1;
                } else {
                    pending[cell]++;
                }
            }
        }
    }

    void addAfterAsOf() {
        afterAsOf++;
    }

    void addUnknown() {
        unknown++;
    }

    long unknown() {
        return unknown;
    }

    long afterAsOf() {
        return afterAsOf;
    }

    long resolved(FcrRule.Unit unit, FcrRule.Scope scope) {
        return resolved[cell(unit, scope)];
    }

    long mature(FcrRule.Unit unit, FcrRule.Scope scope) {
        return mature[cell(unit, scope)];
    }

    long pending(FcrRule.Unit unit, FcrRule.Scope scope) {
        return pending[cell(unit, scope)];
    }

    FcrCells plus(FcrCells other) {
        return new FcrCells(
                sum(resolved, other.resolved, "resolved contacts"),
                sum(mature, other.mature, "mature contacts"),
                sum(pending, other.pending, "pending contacts"),
                CountMath.sum(afterAsOf, other.afterAsOf, AFTER_AS_OF),
                CountMath.sum(unknown, other.unknown, UNKNOWN));
    }

    private static long[] sum(long[] a, long[] b, String what) {
        long[] sum = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            sum[i] = CountMath.sum(a[i], b[i], what);
        }
        return sum;
    }

    Map<String, Long> numbers() {
        Numbers numbers = Numbers.of(AFTER_AS_OF, afterAsOf).and(UNKNOWN, unknown);
        for (FcrRule.Unit unit : FcrRule.Unit.values()) {
            for (FcrRule.Scope scope : FcrRule.Scope.values()) {
                String what = (scope == FcrRule.Scope.NET ? "resolvable " : "")
                        + (unit == FcrRule.Unit.PER_CONTACT ? "contacts" : "episodes");
                numbers.and("resolved " + what, resolved(unit, scope))
                        .and("mature " + what, mature(unit, scope))
                        .and("pending " + what, pending(unit, scope));
            }
        }
        return numbers.map();
    }

    List<Long> resolved() {
        return LongStream.of(resolved).boxed().toList();
    }

    List<Long> mature() {
        return LongStream.of(mature).boxed().toList();
    }

    List<Long> pending() {
        return LongStream.of(pending).boxed().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FcrCells that
                && Arrays.equals(resolved, that.resolved)
                && Arrays.equals(mature, that.mature)
                && Arrays.equals(pending, that.pending)
                && afterAsOf == that.afterAsOf
                && unknown == that.unknown;
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new Object[] {resolved, mature, pending, afterAsOf, unknown});
    }
}
