package io.github.cxmetrics.kano;

/**
 * What a feature is to a respondent (Kano et al. 1984). The natural order is the precedence of ties: must-be before one-dimensional before attractive before
 * indifferent (Sauerwein et al. 1996), then reverse and questionable.
 */
public enum KanoCategory {
    /** M: taken for granted; missing, it dissatisfies. */
    MUST_BE('M', "must-be"),
    /** O: the more, the better; missing, it dissatisfies. Also called performance. */
    ONE_DIMENSIONAL('O', "one-dimensional"),
    /** A: delights; missing, nobody minds. */
    ATTRACTIVE('A', "attractive"),
    /** I: makes no difference. */
    INDIFFERENT('I', "indifferent"),
    /** R: the respondent wants its absence. */
    REVERSE('R', "reverse"),
    /** Q: the two answers contradict each other. */
    QUESTIONABLE('Q', "questionable");

    private final char letter;
    private final String text;

    KanoCategory(char letter, String text) {
        this.letter = letter;
        this.text = text;
    }

    /**
     * The category of a letter.
     *
     * @param letter one of M, O, A, I, R and Q
     * @return the category
     * @throws IllegalArgumentException if it is another: {@code category 'X' is none of M, O, A, I, R, Q}
     */
    public static KanoCategory ofLetter(char letter) {
        for (KanoCategory category : values()) {
            if (category.letter == letter) {
                return category;
            }
        }
        throw new IllegalArgumentException("category '" + letter + "' is none of M, O, A, I, R, Q");
    }

    /**
     * The letter that tables of the field print.
     *
     * @return M, O, A, I, R or Q
     */
    public char letter() {
        return letter;
    }

    /** The field's word, for example {@code one-dimensional}. */
    @Override
    public String toString() {
        return text;
    }
}
