package io.github.cxmetrics.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Timelines that contract tests count: each from a log of its own. */
public final class ManyTimelines {

    public static final Instant START = Instant.parse("2024-05-01T00:00:00Z");
    public static final Instant END = START.plusSeconds(100_000);

    /** Letters: v visit, b buy, r rate (with a rating that cycles), c call, x another event; an hour apart. */
    public static final List<Timeline> OF_SHOPPERS =
            of("v", "vb", "vbr", "vvxbr", "bv", "vbrcr", "x", "vrrcr", "vbrxxr", "rvb", "vxb", "vbbrcrr", "vrcv", "c");

    private ManyTimelines() {}

    public static List<Timeline> of(String... words) {
        List<Timeline> all = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            all.add(of("user" + i, words[i], i));
        }
        return List.copyOf(all);
    }

    /** Some of the events of a timeline that follow each other. */
    public static Timeline part(Timeline whole, int from, int to) {
        return whole.part(from, to);
    }

    private static Timeline of(String user, String word, int shift) {
        Event[] events = new Event[word.length()];
        for (int i = 0; i < events.length; i++) {
            Event event = Event.of(user, name(word.charAt(i)), START.plusSeconds(3600L * i + 600L * shift))
                    .with("channel", (i + shift) % 3 == 0 ? "shop" : "web");
            events[i] = word.charAt(i) == 'r' ? event.with("csat", 1 + (i + shift) % 5) : event;
        }
        return Timeline.of(events);
    }

    private static String name(char letter) {
        return switch (letter) {
            case 'v' -> "visit";
            case 'b' -> "buy";
            case 'r' -> "rate";
            case 'c' -> "call";
            default -> "other";
        };
    }
}
