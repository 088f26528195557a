package io.github.cxmetrics.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/** The open time of a schedule from 1900 to 2199, in epoch seconds: pages of about a year, each laid out on first use. */
final class OpenPages {

    private static final long FIRST_SECOND = startOf(1900);
    private static final long END_SECOND = startOf(2200);
    private static final int PAGES = (int) ((END_SECOND - FIRST_SECOND) >> OpenPage.PAGE_BITS) + 1;

    private final Schedule schedule;
    // Pages have final fields only, so a race lays out the same page twice and does no harm.
    private final OpenPage[] pages = new OpenPage[PAGES];

    OpenPages(Schedule schedule) {
        this.schedule = schedule;
    }

    private static long startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /** Refuses a second that no page holds. */
    static void checkRange(long second) {
        if (second < FIRST_SECOND || second >= END_SECOND) {
            throw new IllegalArgumentException("instant " + text(second) + " is outside the years 1900 to 2199");
        }
    }

    private static String text(long second) {
        return second >= Instant.MIN.getEpochSecond() && second <= Instant.MAX.getEpochSecond()
                ? Instant.ofEpochSecond(second).toString()
                : second + " (epoch second)";
    }

    boolean isOpen(long second) {
        return page(indexOf(second)).isOpen(second);
    }

    /** The open seconds between two seconds in order. */
    long open(long start, long end) {
        int first = indexOf(start);
        int last = indexOf(end);
        long open = page(last).openBefore(end) - page(first).openBefore(start);
        for (int i = first; i < last; i++) {
            open += page(i).total();
        }
        return open;
    }

    /** The earliest instant at which an amount of open time, more than none, has passed since a part of a second; nothing if there is not so much. */
    Optional<Instant> reach(long start, Duration amount, int nanosBefore) {
        int index = indexOf(start);
        // More than all years together is never reached, and would overflow.
        if (amount.getSeconds() > END_SECOND - FIRST_SECOND) {
            return Optional.empty();
        }
        Duration rest = amount.plusSeconds(page(index).openBefore(start)).plusNanos(nanosBefore);
        while (exceeds(rest, page(index).total())) {
            rest = rest.minusSeconds(page(index).total());
            index++;
            if (index == PAGES) {
                return Optional.empty();
            }
        }
        long second = page(index).reach(rest.getSeconds(), rest.getNano() > 0);
        return Optional.of(Instant.ofEpochSecond(second, rest.getNano()));
    }

    private static boolean exceeds(Duration amount, long seconds) {
        return amount.getSeconds() > seconds || (amount.getSeconds() == seconds && amount.getNano() > 0);
    }

    /** The first open second at or after one; nothing if there is none. */
    OptionalLong nextOpen(long second) {
        for (int index = indexOf(second); index < PAGES; index++) {
            OptionalLong open = page(index).nextOpen(Math.max(second, startOfPage(index)));
            if (open.isPresent()) {
                return open;
            }
        }
        return OptionalLong.empty();
    }

    private static int indexOf(long second) {
        return (int) ((second - FIRST_SECOND) >> OpenPage.PAGE_BITS);
    }

    private static long startOfPage(int index) {
        return FIRST_SECOND + ((long) index << OpenPage.PAGE_BITS);
    }

    private OpenPage page(int index) {
        OpenPage page = pages[index];
        return page != null ? page : layOut(index);
    }

    private OpenPage layOut(int index) {
        long start = startOfPage(index);
        OpenPage page = new OpenPage(start, schedule.open(start, Math.min(startOfPage(index + 1), END_SECOND)));
        pages[index] = page;
        return page;
    }
}
