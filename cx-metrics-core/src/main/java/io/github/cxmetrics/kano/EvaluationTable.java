package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * How a pair of answers becomes a category. A table reads a {@link KanoTally}; it is no part of it, so one tally can be read with several tables.
 *
 * <p>{@link #BERGER} is the table on which the primary papers agree (Berger et al. 1993).
 *
 * @param name the table's name, which results carry
 * @param rows one row for each functional answer from LIKE on; in each row one letter of {@link KanoCategory} for each dysfunctional answer from LIKE on
 */
public record EvaluationTable(String name, List<String> rows) implements Storable, Serializable {

    private static final String TYPE = "evaluation-table";
    private static final int VERSION = 1;

    /** The default, for five answers (Berger et al. 1993). */
    public static final EvaluationTable BERGER = of("Berger", "QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ");

    /** As Berger's, but must-be with must-be and live-with with live-with are questionable (Pouliot, in Berger et al. 1993, p. 33). */
    public static final EvaluationTable POULIOT = of("Pouliot", "QAAAO", "RQIIM", "RIIIM", "RIIQM", "RRRRQ");

    /** For the short form of three answers: knows neither reverse nor questionable. */
    public static final EvaluationTable THREE_ANSWERS = of("Three answers", "AAO", "IIM", "IIM");

    /**
     * Checks that every cell is there.
     *
     * @param name the table's name, which results carry
     * @param rows one row for each functional answer from LIKE on; in each row one letter of {@link KanoCategory} for each dysfunctional answer from LIKE on
     * @throws IllegalArgumentException if the name is blank, a row or a cell is missing or too many, or a letter is no category
     */
    public EvaluationTable {
        rows = Checks.list(rows, "rows");
        requireNonNull(name, "name");
        checkArgument(!name.isBlank(), "an evaluation table needs a name");
        AnswerForm form = formOf(name, rows.size());
        for (int f = 0; f < rows.size(); f++) {
            String row = rows.get(f);
            checkArgument(
                    row.length() == rows.size(),
                    "row %s of table %s needs %s cells, not %s: \"%s\"",
                    form.answers().get(f),
                    name,
                    rows.size(),
                    row.length(),
                    row);
            row.chars().forEach(letter -> KanoCategory.ofLetter((char) letter));
        }
    }

    private static AnswerForm formOf(String name, int rows) {
        for (AnswerForm form : AnswerForm.values()) {
            if (form.size() == rows) {
                return form;
            }
        }
        throw new IllegalArgumentException(
                "table " + name + " needs 5 rows, or 3 for the three-answer form, not " + rows);
    }

    /**
     * A table of one's own. All cells are required.
     *
     * @param name its name
     * @param rows five rows of five letters, or three rows of three: row = functional, letter = dysfunctional, both in the order of {@link AnswerForm}
     * @return the table
     * @throws IllegalArgumentException if a cell is missing or no category
     */
    public static EvaluationTable of(String name, String... rows) {
        requireNonNull(name, "name");
        requireNonNull(rows, "rows");
        return new EvaluationTable(name, Checks.list(Arrays.asList(rows), "rows"));
    }

    /**
     * The form whose answers this table reads.
     *
     * @return the form
     */
    public AnswerForm form() {
        return formOf(name, rows.size());
    }

    /**
     * The category of a pair.
     *
     * @param functional the answer to the functional question
     * @param dysfunctional the answer to the dysfunctional question
     * @return the category
     * @throws IllegalArgumentException if this table's form does not offer an answer
     */
    public KanoCategory category(KanoAnswer functional, KanoAnswer dysfunctional) {
        return at(form().indexOf(functional), form().indexOf(dysfunctional));
    }

    KanoCategory at(int functional, int dysfunctional) {
        return KanoCategory.ofLetter(rows.get(functional).charAt(dysfunctional));
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, name, rows);
    }

    /**
     * The plain data of a table.
     *
     * @param type {@code evaluation-table}
     * @param version 1
     * @param name the table's name
     * @param rows the table's rows
     */
    public record Form(String type, int version, String name, List<String> rows)
            implements StoredForm<EvaluationTable> {

        /**
         * Copies the list.
         *
         * @param type {@code evaluation-table}
         * @param version 1
         * @param name the table's name
         * @param rows the table's rows
         */
        public Form {
            rows = Stored.list(rows, "a row of an evaluation table");
        }

        @Override
        public EvaluationTable restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new EvaluationTable(Stored.text(name, "the name of an evaluation table"), rows);
        }
    }

    /** Name and rows, for example {@code Berger [QAAAO, RIIIM, RIIIM, RIIIM, RRRRQ]}. */
    @Override
    public String toString() {
        return name + " " + rows;
    }
}
