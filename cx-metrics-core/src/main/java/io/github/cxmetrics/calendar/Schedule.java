package io.github.cxmetrics.calendar;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was written down: hours by week day from a date on, holidays, and the hours of single days.
 *
 * @param zone the time zone
 * @param weeks the week from its first date on; the first one from {@link LocalDate#MIN} on
 * @param holidays closed days
 * @param overrides the hours of single days, which beat week and holiday
 */
record Schedule(
        ZoneId zone,
        TreeMap<LocalDate, TreeMap<DayOfWeek, List<OpenHours>>> weeks,
        TreeSet<LocalDate> holidays,
        TreeMap<LocalDate, List<OpenHours>> overrides)
        implements Serializable {

    /** Hours may run into the next day, and a zone may skip one more: openings so many days earlier can reach into a stretch of time. */
    private static final int REACH_DAYS = 3;

    Schedule {
        requireNonNull(zone, "zone");
        checkArgument(
                ZoneRulesProvider.getAvailableZoneIds().contains(zone.getId()),
                "a business calendar needs a zone with its rules, as Europe/Berlin or UTC, not the offset %s",
                zone);
        checkArgument(weeks.containsKey(LocalDate.MIN), "a business calendar needs a week to begin with");
        TreeMap<LocalDate, TreeMap<DayOfWeek, List<OpenHours>>> copy = new TreeMap<>();
        weeks.forEach((from, week) -> copy.put(from, new TreeMap<>(week)));
        weeks = copy;
        holidays = new TreeSet<>((SortedSet<LocalDate>) holidays);
        overrides = new TreeMap<>((SortedMap<LocalDate, List<OpenHours>>) overrides);
        checkArgument(
                weeks.values().stream().flatMap(week -> week.values().stream()).anyMatch(hours -> !hours.isEmpty())
                        || overrides.values().stream().anyMatch(hours -> !hours.isEmpty()),
                "a business calendar needs open hours on some day; this one in %s has none",
                zone);
    }

    List<OpenHours> hoursOn(LocalDate date) {
        requireNonNull(date, "date");
        List<OpenHours> override = overrides.get(date);
        if (override != null) {
            return override;
        }
        return holidays.contains(date)
                ? List.of()
                : weeks.floorEntry(date).getValue().getOrDefault(date.getDayOfWeek(), List.of());
    }

    boolean opensOn(LocalDate date) {
        return !hoursOn(date).isEmpty() && !isSkipped(date);
    }

    /** The open stretches between two epoch seconds, sorted, apart from each other and cut to the bounds: pairs of opening and close. */
    List<long[]> open(long startInclusive, long endExclusive) {
        List<long[]> stretches = new ArrayList<>();
        LocalDate last = dateAt(endExclusive).plusDays(1);
        for (LocalDate date = dateAt(startInclusive).minusDays(REACH_DAYS);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            if (!isSkipped(date)) {
                for (OpenHours hours : hoursOn(date)) {
                    stretches.add(new long[] {
                        Math.max(startInclusive, epochSecond(date, hours.openSecond())),
                        Math.min(endExclusive, epochSecond(date, hours.closeSecond()))
                    });
                }
            }
        }
        return union(stretches);
    }

    private static List<long[]> union(List<long[]> stretches) {
        // Cut off by the bounds, or by a gap of the local time, a stretch may hold nothing.
        stretches.removeIf(stretch -> stretch[0] >= stretch[1]);
        stretches.sort(Comparator.comparingLong(stretch -> stretch[0]));
        List<long[]> union = new ArrayList<>();
        for (long[] stretch : stretches) {
            long[] before = union.isEmpty() ? null : union.get(union.size() - 1);
            if (before != null && stretch[0] <= before[1]) {
                before[1] = Math.max(before[1], stretch[1]);
            } else {
                union.add(stretch);
            }
        }
        return union;
    }

    private static LocalDate dateAt(long epochSecond) {
        return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC).toLocalDate();
    }

    private long epochSecond(LocalDate date, int second) {
        LocalDateTime local =
                date.plusDays(second / OpenHours.DAY).atStartOfDay().plusSeconds(second % OpenHours.DAY);
        return ZonedDateTime.of(local, zone).toEpochSecond();
    }

    /** Whether the zone left out the whole date, as Apia did with 2011-12-30. */
    private boolean isSkipped(LocalDate date) {
        ZoneOffsetTransition change = zone.getRules().getTransition(date.atStartOfDay());
        return change != null
                && change.isGap()
                && !change.getDateTimeAfter().isBefore(date.plusDays(1).atStartOfDay());
    }

    /** The weeks, and how many days differ, for example {@code UTC: MONDAY 09:00-12:00 13:30-18:00; 2 holidays, 1 changed day}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("; ", zone + ": ", "");
        weeks.forEach((from, week) -> text.add((from.equals(LocalDate.MIN) ? "" : "from " + from + " ") + text(week)));
        if (!holidays.isEmpty() || !overrides.isEmpty()) {
            text.add(counted(holidays.size(), "holiday") + ", " + counted(overrides.size(), "changed day"));
        }
        return text.toString();
    }

    private static String text(SortedMap<DayOfWeek, List<OpenHours>> week) {
        String days = week.entrySet().stream()
                .filter(day -> !day.getValue().isEmpty())
                .map(day -> day.getKey() + " "
                        + day.getValue().stream().map(OpenHours::toString).collect(joining(" ")))
                .collect(joining(", "));
        return days.isEmpty() ? "closed" : days;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
