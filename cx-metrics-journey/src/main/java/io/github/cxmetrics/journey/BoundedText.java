package io.github.cxmetrics.journey;

import java.util.regex.Pattern;

/** A text that a regular expression may look at for so long only: expressions of nested repeats can take a time that doubles with each letter. */
final class BoundedText implements CharSequence {

    /** How many letters an expression may read of one text, each reading counted. */
    static final int MAX_READINGS = 10_000_000;

    private final String text;
    private int readings;

    BoundedText(String text) {
        this.text = text;
    }

    /**
     * Whether an expression describes a whole text.
     *
     * @throws IllegalArgumentException if it takes too long, or recurs too deep; the message says the expression, not the text
     */
    static boolean matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(new BoundedText(text)).matches();
        } catch (TooLongException e) {
            throw refusal(pattern, text, "reads more than " + MAX_READINGS + " letters of", e);
        } catch (StackOverflowError e) {
            throw refusal(pattern, text, "recurs too deep in", e);
        }
    }

    private static IllegalArgumentException refusal(Pattern pattern, String text, String what, Throwable cause) {
        return new IllegalArgumentException(
                "the expression " + pattern + " " + what + " a text of " + text.length()
                        + " letters: write it without repeats of repeats, or cut the text",
                cause);
    }

    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLongException() {
            super(null, null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (++readings > MAX_READINGS) {
            throw new TooLongException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
