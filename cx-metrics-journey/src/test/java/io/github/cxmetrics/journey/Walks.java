package io.github.cxmetrics.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small logs in words: each text is a user, whose events come a minute apart; {@code web:visit} is a visit in the channel web. */
public final class Walks {

    public static final Instant START = Instant.parse("2024-05-01T10:00:00Z");
    private static final long MINUTE = 60;

    private Walks() {}

    public static EventLog log(String... users) {
        return EventLog.of(events(users).toArray(Event[]::new));
    }

    private static List<Event> events(String... users) {
        List<Event> events = new ArrayList<>();
        for (int user = 0; user < users.length; user++) {
            String[] words = users[user].split(" ");
            for (int i = 0; i < words.length; i++) {
                String[] parts = words[i].split(":");
                Event event = Event.of("user" + user, parts[parts.length - 1], START.plusSeconds(MINUTE * i));
                events.add(parts.length == 1 ? event : event.with("channel", parts[0]));
            }
        }
        return events;
    }

    public static Timeline timeline(String words) {
        return Timeline.of(events(words).toArray(Event[]::new));
    }

    public static List<Timeline> timelines(String... users) {
        List<Timeline> timelines = new ArrayList<>();
        for (String user : users) {
            timelines.add(timeline(user));
        }
        return timelines;
    }

    /** The same events, once all at the first time that a log has, once all at the last, and once from the first to the last. */
    public static List<Timeline> atTheEndsOfTime(String... names) {
        Instant first = Instant.parse("-140000-01-01T00:00:00Z");
        Instant last = Instant.parse("+140000-01-01T00:00:00Z");
        List<Timeline> timelines = new ArrayList<>();
        for (Instant[] ends : new Instant[][] {{first, first}, {last, last}, {first, last}}) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                events.add(Event.of("user", names[i], ends[i == 0 ? 0 : 1])
                        .with("channel", "web")
                        .with("csat", 3));
            }
            timelines.add(Timeline.of(events.toArray(Event[]::new)));
        }
        return timelines;
    }

    /** Random walks over the first letters. */
    public static String[] random(long seed, int users, int letters, int longest) {
        Random random = new Random(seed);
        String[] walks = new String[users];
        for (int user = 0; user < users; user++) {
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(longest); i >= 0; i--) {
                words.add(String.valueOf((char) ('a' + random.nextInt(letters))));
            }
            walks[user] = String.join(" ", words);
        }
        return walks;
    }
}
