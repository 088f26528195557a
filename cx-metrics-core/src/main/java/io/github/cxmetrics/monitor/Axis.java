package io.github.cxmetrics.monitor;

import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the periods of a result are called: by their dates, or by their position where there are none. Labels are made when somebody reads them. */
sealed interface Axis {

    int size();

    String label(int index);

    /** The first date of a period; null where there are positions only. */
    @Nullable
    LocalDate start(int index);

    /** The position of the period that begins on a date. */
    OptionalInt indexOf(LocalDate date);

    /** The periods up to a position. */
    Axis upTo(int size);

    /** Positions, counted from 0. */
    record Positions(int size) implements Axis {

        @Override
        public String label(int index) {
            return Integer.toString(index);
        }

        @Override
        public @Nullable LocalDate start(int index) {
            return null;
        }

        @Override
        public OptionalInt indexOf(LocalDate date) {
            return OptionalInt.empty();
        }

        @Override
        public Axis upTo(int end) {
            return new Positions(end);
        }
    }

    /** Calendar periods by their numbers, ascending. */
    record Dates(CalendarPeriods periods, long[] numbers, int size) implements Axis {

        @Override
        public String label(int index) {
            return periods.label(numbers[index]);
        }

        @Override
        public LocalDate start(int index) {
            return periods.firstDate(numbers[index]);
        }

        @Override
        public OptionalInt indexOf(LocalDate date) {
            for (int i = 0; i < size; i++) {
                if (start(i).equals(date)) {
                    return OptionalInt.of(i);
                }
            }
            return OptionalInt.empty();
        }

        @Override
        public Axis upTo(int end) {
            return new Dates(periods, numbers, end);
        }
    }
}
