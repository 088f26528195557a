package io.github.cxmetrics.journey.path;

/** What a path makes of a step that it has had before. */
public enum Repeats {
    /** Everything stays: {@code a a b a} is {@code a a b a}. */
    KEPT("as they are"),
    /** Equal steps in a row are one: {@code a a b a} is {@code a b a}. */
    COLLAPSED("repeats collapsed"),
    /** Only the first visit counts: {@code a a b a c} is {@code a b c}. */
    FIRST_VISITS("first visits"),
    /** A return takes back what lies between, the loop-erased path of Lawler (1980): {@code a b c b d} is {@code a b d}. */
    LOOPS_ERASED("loops erased");

    private final String words;

    Repeats(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
