package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.kano.KanoAnswer;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** Answers that come as words: promoters and detractors, good and bad, likes and dislikes. */
final class AnswerWords {

    private static final List<Set<String>> BANDS = List.of(
            Set.of("promoter", "promoters"),
            Set.of("passive", "passives", "neutral"),
            Set.of("detractor", "detractors"));

    private static final Set<String> GOOD =
            Set.of("good", "good with comment", "satisfied", "positive", "happy", "thumbs up", "yes");
    private static final Set<String> BAD = Set.of(
            "bad", "bad with comment", "dissatisfied", "unsatisfied", "negative", "unhappy", "thumbs down", "no");
    private static final Set<String> NOT_ANSWERED =
            Set.of("offered", "not offered", "unoffered", "-", "unrated", "no response");

    private static final Map<String, KanoAnswer> KANO = Map.ofEntries(
            Map.entry("like", KanoAnswer.LIKE),
            Map.entry("like it", KanoAnswer.LIKE),
            Map.entry("like it that way", KanoAnswer.LIKE),
            Map.entry("enjoy it that way", KanoAnswer.LIKE),
            Map.entry("expect", KanoAnswer.EXPECT),
            Map.entry("expect it", KanoAnswer.EXPECT),
            Map.entry("expect it that way", KanoAnswer.EXPECT),
            Map.entry("it must be that way", KanoAnswer.EXPECT),
            Map.entry("must be that way", KanoAnswer.EXPECT),
            Map.entry("must be", KanoAnswer.EXPECT),
            Map.entry("must-be", KanoAnswer.EXPECT),
            Map.entry("neutral", KanoAnswer.NEUTRAL),
            Map.entry("am neutral", KanoAnswer.NEUTRAL),
            Map.entry("don't care", KanoAnswer.NEUTRAL),
            Map.entry("do not care", KanoAnswer.NEUTRAL),
            Map.entry("live with", KanoAnswer.LIVE_WITH),
            Map.entry("live with it", KanoAnswer.LIVE_WITH),
            Map.entry("can live with it", KanoAnswer.LIVE_WITH),
            Map.entry("can live with it that way", KanoAnswer.LIVE_WITH),
            Map.entry("can tolerate it", KanoAnswer.LIVE_WITH),
            Map.entry("can tolerate it that way", KanoAnswer.LIVE_WITH),
            Map.entry("tolerate", KanoAnswer.LIVE_WITH),
            Map.entry("tolerate it", KanoAnswer.LIVE_WITH),
            Map.entry("dislike", KanoAnswer.DISLIKE),
            Map.entry("dislike it", KanoAnswer.DISLIKE),
            Map.entry("dislike it that way", KanoAnswer.DISLIKE),
            Map.entry("do not like it", KanoAnswer.DISLIKE),
            Map.entry("don't like it", KanoAnswer.DISLIKE));

    private AnswerWords() {}

    private static String plain(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("\\s+", " ")
                .replaceFirst("\\.$", "");
    }

    static Nps nps(Table table, String column) {
        Column cells = table.column(column);
        if (areBands(cells)) {
            long[] counts = counts(cells, 3, code -> band(cells.texts().get(code)));
            return Nps.promoters(counts[0]).passives(counts[1]).detractors(counts[2]);
        }
        return Nps.from(RatingColumn.of(table, column, RatingScale.ZERO_TO_TEN).all());
    }

    /** Whether all answers are promoters, passives and detractors; no answers are not. */
    static boolean areBands(Column cells) {
        return !cells.texts().isEmpty() && cells.texts().stream().allMatch(text -> band(text) >= 0);
    }

    private static int band(String text) {
        String word = plain(text);
        for (int i = 0; i < BANDS.size(); i++) {
            if (BANDS.get(i).contains(word)) {
                return i;
            }
        }
        return -1;
    }

    /** Good and bad by the usual words. */
    static Csat csat(Table table, String column) {
        Column cells = table.column(column);
        IntPredicate isKnown = code -> {
            String word = plain(cells.texts().get(code));
            return GOOD.contains(word) || BAD.contains(word) || NOT_ANSWERED.contains(word);
        };
        for (int code = 0; code < cells.texts().size(); code++) {
            if (!isKnown.test(code)) {
                throw table.refusals(column)
                        .misfits(
                                isKnown.negate(),
                                "neither good nor bad, nor a word for no answer; say which words are: csat(\"" + column
                                        + "\", …, …)");
            }
        }
        return csat(counts(cells, 2, code -> kind(plain(cells.texts().get(code)), GOOD, BAD)));
    }

    /** Good and bad by given words; cells with others are refused. */
    static Csat csat(Table table, String column, String good, String bad) {
        Column cells = table.column(column);
        IntPredicate isOther = code -> kind(cells.texts().get(code).strip(), Set.of(good), Set.of(bad)) < 0;
        for (int code = 0; code < cells.texts().size(); code++) {
            if (isOther.test(code)) {
                throw table.refusals(column).misfits(isOther, "neither \"" + good + "\" nor \"" + bad + '"');
            }
        }
        return csat(counts(cells, 2, code -> kind(cells.texts().get(code).strip(), Set.of(good), Set.of(bad))));
    }

    private static Csat csat(long[] counts) {
        return Csat.satisfied(counts[0]).dissatisfied(counts[1]);
    }

    private static int kind(String word, Set<String> good, Set<String> bad) {
        return good.contains(word) ? 0 : bad.contains(word) ? 1 : -1;
    }

    private interface Kind {
        int of(int code);
    }

    private static long[] counts(Column cells, int kinds, Kind kind) {
        int[] kindOf = new int[cells.texts().size()];
        for (int code = 0; code < kindOf.length; code++) {
            kindOf[code] = kind.of(code);
        }
        long[] counts = new long[kinds];
        for (int row = 0; row < cells.rows(); row++) {
            int code = cells.code(row);
            if (code >= 0 && kindOf[code] >= 0) {
                counts[kindOf[code]]++;
            }
        }
        return counts;
    }

    /** The answer that a text is, with or without "I" before it. */
    static KanoAnswer kano(String text) {
        String word = plain(text);
        KanoAnswer answer = KANO.get(
                word.startsWith("i ") ? word.substring(2) : word.startsWith("i'm ") ? word.substring(4) : word);
        return answer == null ? KanoAnswer.parse(text) : answer;
    }
}
