package io.github.cxmetrics.kano;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The answers to both Kano questions, in the order of the questionnaire. What counts is the position, not the words. Four wordings are in use (after
 * Berger et al. 1993, pp. 25–26); within one questionnaire they must not be mixed:
 *
 * <table>
 *   <caption>Wordings of the field, in other words</caption>
 *   <tr><th>answer</th><th>feeling</th><th>feeling, sharper</th><th>usefulness</th><th>plain scale</th></tr>
 *   <tr><td>LIKE</td><td>I like that</td><td>I enjoy it so</td><td>would help me much</td><td>like</td></tr>
 *   <tr><td>EXPECT</td><td>it has to be so</td><td>I expect it so</td><td>is a basic need of mine</td><td>expect</td></tr>
 *   <tr><td>NEUTRAL</td><td>I have no feeling about it</td><td>I don't mind</td><td>would not touch me</td><td>neutral</td></tr>
 *   <tr><td>LIVE_WITH</td><td>I can live with that</td><td>I dislike it but can live with it</td><td>is a small inconvenience</td><td>tolerate</td></tr>
 *   <tr><td>DISLIKE</td><td>I dislike that</td><td>I dislike it and can't accept it</td><td>is a big problem for me</td><td>dislike</td></tr>
 * </table>
 */
public enum KanoAnswer {
    /** First: the respondent is pleased. */
    LIKE(4, -2),
    /** Second: the respondent takes it for granted. */
    EXPECT(2, -1),
    /** Third: the respondent does not care. */
    NEUTRAL(0, 0),
    /** Fourth: the respondent puts up with it. */
    LIVE_WITH(-1, 2),
    /** Fifth: the respondent is displeased. */
    DISLIKE(-2, 4);

    private final int functionalScore;
    private final int dysfunctionalScore;

    KanoAnswer(int functionalScore, int dysfunctionalScore) {
        this.functionalScore = functionalScore;
        this.dysfunctionalScore = dysfunctionalScore;
    }

    /**
     * The answer of a name, in any case, with blank, hyphen or underscore between words. {@code must be} is {@link #EXPECT}.
     *
     * @param text for example {@code live with}
     * @return the answer
     * @throws IllegalArgumentException if it is none: {@code answer "maybe" is none of LIKE, EXPECT, NEUTRAL, LIVE_WITH, DISLIKE}
     */
    public static KanoAnswer parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        if (name.equals("MUST_BE")) {
            return EXPECT;
        }
        for (KanoAnswer answer : values()) {
            if (answer.name().equals(name)) {
                return answer;
            }
        }
        throw new IllegalArgumentException(
                "an answer of " + text.length() + " characters is none of " + listed(values()));
    }

    static String listed(KanoAnswer... answers) {
        return Arrays.stream(answers).map(KanoAnswer::name).collect(Collectors.joining(", "));
    }

    /** For example {@code live with}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** DuMouchel's value of the functional answer (in Berger et al. 1993). */
    int functionalScore() {
        return functionalScore;
    }

    /** DuMouchel's value of the dysfunctional answer. */
    int dysfunctionalScore() {
        return dysfunctionalScore;
    }
}
