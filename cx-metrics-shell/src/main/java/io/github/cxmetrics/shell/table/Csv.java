package io.github.cxmetrics.shell.table;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import io.github.cxmetrics.Progress;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read: what is stated here is taken as it is, the rest is detected, and {@link Table#toString} says what was. The constants are the
 * layouts of vendors' exports, as their documentation describes them; a layout is changed like any other options. Immutable.
 *
 * <p>A cell is the text between two delimiters, without the blanks at its ends; an empty one is missing in its row.
 */
public final class Csv {

    private static final int UNSTATED = -1;

    private static final Csv DETECT = new Csv(new Parts());

    /**
     * Qualtrics, CSV or TSV: three header rows, of which the first names the columns ({@code ResponseId}, {@code Q1}, {@code Q1_NPS_GROUP}), the second holds
     * the questions and the third import ids; the columns keep the names of the first. Previews stay rows: {@code Status} tells them, and {@code Finished}
     * the responses that were broken off, so {@code QUALTRICS.without("Status", "Survey Preview").without("Finished", "False")} leaves both out. Where the
     * export recodes questions that were seen and not answered, declare the code: {@code missing("-99")}.
     */
    public static final Csv QUALTRICS = layout("Qualtrics", 3);

    /**
     * SurveyMonkey, all responses: two header rows, the question and below it the answer option. The question is the name of its column; where it has
     * several columns, or an "Other" of its own, the option is appended: {@code Which do you use? - Chrome}. Times are month first, with AM and PM.
     */
    public static final Csv SURVEYMONKEY = layout("SurveyMonkey", 2).with(parts -> parts.questionsCarried = true);

    /** Delighted, survey responses: one header row, a row for each response. */
    public static final Csv DELIGHTED = layout("Delighted", 1);

    /** Typeform, responses: one header row of question texts, after {@code #}, the id of the response; its times say UTC in their names. */
    public static final Csv TYPEFORM = layout("Typeform", 1);

    /** Zendesk, tickets: one header row, a row for each ticket, and {@code -} where a field has no value. Durations are counted already, in the unit of their names. */
    public static final Csv ZENDESK = layout("Zendesk", 1).missing("-");

    /** Freshdesk, tickets: one header row, a row for each ticket. Durations are counted already, in the unit of their names. */
    public static final Csv FRESHDESK = layout("Freshdesk", 1);

    /** Intercom, conversations or users: one header row. */
    public static final Csv INTERCOM = layout("Intercom", 1);

    /** HubSpot, any object: one header row. */
    public static final Csv HUBSPOT = layout("HubSpot", 1);

    /**
     * Shopify, orders: one header row, a row for each item of an order. What belongs to the order ({@code Financial Status}, {@code Total}, {@code Paid at})
     * stands on its first row only, so that a row with a {@code Total} is an order. Times have an offset.
     */
    public static final Csv SHOPIFY = layout("Shopify", 1);

    /** Stripe, payments: one header row; times are UTC where the name of the column says so, as {@code Created (UTC)}. */
    public static final Csv STRIPE = layout("Stripe", 1);

    /** Google Analytics 4, a report: lines of comment that begin with {@code #}, then one header row. A file of several tables is refused at the second. */
    public static final Csv GA4 = layout("GA4", 1).comments('#');

    /** Amplitude, events as CSV: one header row; times are UTC. Its export interface gives JSON, in gzip, which is read without a layout. */
    public static final Csv AMPLITUDE = layout("Amplitude", 1);

    /** Mixpanel, events as CSV: one header row. Its export interface gives an object of JSON a line, which is read without a layout. */
    public static final Csv MIXPANEL = layout("Mixpanel", 1);

    /** PostHog, events: one header row; properties are JSON in one column, or a column each. */
    public static final Csv POSTHOG = layout("PostHog", 1);

    private final Parts parts;

    private Csv(Parts parts) {
        this.parts = parts;
    }

    /** The fields, changed only in the copy that a new instance is made of. */
    private static final class Parts {

        private @Nullable Character delimiter;
        private @Nullable Charset charset;
        private @Nullable Character comment;
        private int skipped;
        private int headerRows = UNSTATED;
        private boolean questionsCarried;
        private @Nullable String layout;
        private boolean blankLines;
        private boolean cellsShown;
        private ImmutableSet<String> missing = ImmutableSet.of();
        private ImmutableSetMultimap<String, String> without = ImmutableSetMultimap.of();
        private @Nullable String sheet;
        private OptionalLong unpacked = OptionalLong.empty();
        private @Nullable Progress progress;

        private Parts copy() {
            Parts copy = new Parts();
            copy.delimiter = delimiter;
            copy.charset = charset;
            copy.comment = comment;
            copy.skipped = skipped;
            copy.headerRows = headerRows;
            copy.questionsCarried = questionsCarried;
            copy.layout = layout;
            copy.blankLines = blankLines;
            copy.cellsShown = cellsShown;
            copy.missing = missing;
            copy.without = without;
            copy.sheet = sheet;
            copy.unpacked = unpacked;
            copy.progress = progress;
            return copy;
        }
    }

    private static Csv layout(String name, int headerRows) {
        return DETECT.headerRows(headerRows).with(parts -> parts.layout = name);
    }

    private Csv with(Consumer<Parts> change) {
        Parts copy = parts.copy();
        change.accept(copy);
        return new Csv(copy);
    }

    /**
     * Everything is detected: the container by its first bytes, the encoding, the delimiter, and one header row.
     *
     * @return the options that {@link Table#read(String)} reads with
     */
    public static Csv detect() {
        return DETECT;
    }

    /**
     * States what separates cells.
     *
     * @param separator a character other than the quote, a line break and a letter or digit
     * @return these options with it
     * @throws IllegalArgumentException if the character can't separate cells
     */
    public Csv delimiter(char separator) {
        refuseControl(separator, "a delimiter");
        return with(copy -> copy.delimiter = separator);
    }

    /**
     * States the encoding, such as {@code "windows-1251"}. A byte order mark at the start of the file is no part of the text.
     *
     * @param name a name that {@link Charset#forName} knows
     * @return these options with it
     * @throws IllegalArgumentException if this Java knows no such encoding
     */
    public Csv charset(String name) {
        try {
            Charset charset = Charset.forName(Objects.requireNonNull(name, "name"));
            return with(copy -> copy.charset = charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("this Java knows no encoding \"" + name + "\"", e);
        }
    }

    /**
     * Leaves out the first lines of the file: a title, the date of the export. In a workbook, the first rows.
     *
     * @param lines how many; lines that are blank count too
     * @return these options with it
     * @throws IllegalArgumentException if the number is negative
     */
    public Csv skip(int lines) {
        if (lines < 0) {
            throw new IllegalArgumentException("skip(" + lines + "): the number of lines must not be negative");
        }
        return with(copy -> copy.skipped = lines);
    }

    /**
     * States how many rows the header has. The first names the columns, the others are no data. With 0 the columns are {@code column 1}, {@code column 2}
     * and so on.
     *
     * @param rows how many, 0 to 10
     * @return these options with it
     * @throws IllegalArgumentException if the number is outside 0..10
     */
    public Csv headerRows(int rows) {
        if (rows < 0 || rows > 10) {
            throw new IllegalArgumentException("headerRows(" + rows + "): the number of rows is outside 0..10");
        }
        return with(copy -> copy.headerRows = rows);
    }

    /**
     * Declares texts that mean a missing value in any column, such as {@code "N/A"}, {@code "-"} or {@code "99"}; upper and lower case differ.
     *
     * @param texts whole cells, in addition to those declared before
     * @return these options with them
     */
    public Csv missing(String... texts) {
        ImmutableSet.Builder<String> all = ImmutableSet.<String>builder().addAll(parts.missing);
        Arrays.stream(texts)
                .map(text -> Blanks.strip(Objects.requireNonNull(text, "text")))
                .forEach(all::add);
        return with(copy -> copy.missing = all.build());
    }

    /**
     * Leaves out the rows that hold one of these texts in a column, such as previews; {@link Table#toString} says how many.
     *
     * @param column the column's name
     * @param texts whole cells
     * @return these options with them, in addition to those stated before
     */
    public Csv without(String column, String... texts) {
        ImmutableSetMultimap.Builder<String, String> all =
                ImmutableSetMultimap.<String, String>builder().putAll(parts.without);
        Objects.requireNonNull(column, "column");
        Arrays.stream(texts).forEach(text -> all.put(column, Blanks.strip(Objects.requireNonNull(text, "text"))));
        return with(copy -> copy.without = all.build());
    }

    /**
     * Leaves out the lines that begin with a character.
     *
     * @param first a character other than the quote, a line break and a letter or digit
     * @return these options with it
     * @throws IllegalArgumentException if the character can't mark a comment
     */
    public Csv comments(char first) {
        refuseControl(first, "the mark of a comment");
        return with(copy -> copy.comment = first);
    }

    /**
     * Reads on after a blank line. Without this, rows below a blank line are refused, since they often are another table, or the first below a title.
     *
     * @return these options with it
     */
    public Csv skippingBlankLines() {
        return with(copy -> copy.blankLines = true);
    }

    /**
     * Chooses a sheet of a workbook; without this, the first is read.
     *
     * @param name the name on its tab
     * @return these options with it
     */
    public Csv sheet(String name) {
        Objects.requireNonNull(name, "name");
        return with(copy -> copy.sheet = name);
    }

    /**
     * Lets refusals show the text of a cell. Without this they say where it stands, as cells may hold what customers wrote.
     *
     * @return these options with it
     */
    public Csv showingCells() {
        return with(copy -> copy.cellsShown = true);
    }

    /**
     * Raises the bound of what a packed file (gzip, zip, workbook) may unpack to. Without this, it is 200 times the file, and at least 64 MB: real tables
     * stay far below, and a small file can't fill the memory.
     *
     * @param bytes the bound
     * @return these options with it
     * @throws IllegalArgumentException if the bound is not positive
     */
    public Csv unpackingUpTo(long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("unpackingUpTo(" + bytes + "): the bound must be positive");
        }
        return with(copy -> copy.unpacked = OptionalLong.of(bytes));
    }

    /**
     * Tells a listener how far the reading is; without this, a bar on the terminal does after a second.
     *
     * @param listener hears of bytes read, of the bytes of the file; {@link Progress#NONE} for silence
     * @return these options with it
     */
    public Csv progress(Progress listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.progress = listener);
    }

    private static void refuseControl(char c, String role) {
        if (c == '"' || c == '\n' || c == '\r' || c == '\0' || c == '\uFEFF' || Character.isLetterOrDigit(c)) {
            throw new IllegalArgumentException(
                    role + " is no quote, line break, letter or digit, but U+" + String.format("%04X", (int) c));
        }
    }

    @Nullable
    Character delimiter() {
        return parts.delimiter;
    }

    @Nullable
    Charset charset() {
        return parts.charset;
    }

    @Nullable
    Character comment() {
        return parts.comment;
    }

    int skipped() {
        return parts.skipped;
    }

    /** The rows of the header, 1 unless stated. */
    int headerRows() {
        return isHeaderStated() ? parts.headerRows : 1;
    }

    boolean isHeaderStated() {
        return parts.headerRows != UNSTATED;
    }

    /** The name of the layout, or null. */
    @Nullable
    String layout() {
        return parts.layout;
    }

    boolean questionsCarried() {
        return parts.questionsCarried;
    }

    boolean blankLines() {
        return parts.blankLines;
    }

    boolean cellsShown() {
        return parts.cellsShown;
    }

    ImmutableSet<String> missing() {
        return parts.missing;
    }

    ImmutableSetMultimap<String, String> without() {
        return parts.without;
    }

    @Nullable
    String sheet() {
        return parts.sheet;
    }

    long unpackBound(long packedBytes) {
        long usual = Math.max(64L << 20, packedBytes > Long.MAX_VALUE / 200 ? Long.MAX_VALUE : packedBytes * 200);
        return parts.unpacked.orElse(usual);
    }

    @Nullable
    Progress progress() {
        return parts.progress;
    }
}
