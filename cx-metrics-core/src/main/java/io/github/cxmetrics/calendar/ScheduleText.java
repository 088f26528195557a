package io.github.cxmetrics.calendar;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A schedule as one line that says all of it, and back. */
final class ScheduleText {

    private static final String PART = "; ";
    private static final String FROM = "from ";
    private static final String CLOSED = "closed ";
    private static final String ON = "on ";

    private ScheduleText() {}

    static String write(Schedule schedule) {
        StringJoiner text = new StringJoiner(PART);
        text.add(schedule.zone().getId());
        schedule.weeks().forEach((from, week) -> {
            if (!from.equals(LocalDate.MIN)) {
                text.add(FROM + from);
            }
            week.forEach((day, hours) -> text.add(line(day.toString(), hours)));
        });
        schedule.holidays().forEach(date -> text.add(CLOSED + date));
        schedule.overrides().forEach((date, hours) -> text.add(line(ON + date, hours)));
        return text.toString();
    }

    private static String line(String day, List<OpenHours> hours) {
        return Stream.concat(Stream.of(day), hours.stream().map(OpenHours::toString))
                .collect(Collectors.joining(" "));
    }

    static Schedule read(String text) {
        requireNonNull(text, "text");
        String[] parts = text.split(PART);
        TreeMap<LocalDate, TreeMap<DayOfWeek, List<OpenHours>>> weeks = new TreeMap<>();
        TreeSet<LocalDate> holidays = new TreeSet<>();
        TreeMap<LocalDate, List<OpenHours>> overrides = new TreeMap<>();
        TreeMap<DayOfWeek, List<OpenHours>> week = new TreeMap<>();
        weeks.put(LocalDate.MIN, week);
        try {
            for (String part : List.of(parts).subList(1, parts.length)) {
                String[] words = part.split(" ");
                if (part.startsWith(FROM)) {
                    week = new TreeMap<>();
                    weeks.put(LocalDate.parse(words[1]), week);
                } else if (part.startsWith(CLOSED)) {
                    holidays.add(LocalDate.parse(words[1]));
                } else if (part.startsWith(ON)) {
                    overrides.put(LocalDate.parse(words[1]), hours(words, 2));
                } else {
                    week.put(day(words[0]), hours(words, 1));
                }
            }
            return new Schedule(ZoneId.of(parts[0]), weeks, holidays, overrides);
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no business calendar as toText writes it", e);
        }
    }

    private static DayOfWeek day(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new DateTimeException("no day of the week: " + word));
    }

    private static List<OpenHours> hours(String[] words, int from) {
        return Stream.of(words).skip(from).map(OpenHours::parse).toList();
    }
}
