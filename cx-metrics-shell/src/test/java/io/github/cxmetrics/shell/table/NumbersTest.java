package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|12",
                "-7|-7",
                "+3|3",
                "9.0|9",
                ".25|0.25",
                "5.|5",
                "-1e3|-1000",
                "1.5E-2|0.015",
                "0.5|0.5",
                "1,234,567.5|1234567.5",
                "1.234.567,5|1234567.5",
                "1 234 567,5|1234567.5",
                "1'234'567.5|1234567.5",
                "€ 12.50|12.5",
                "12,50 €|12.5",
                "$-3.10|-3.1",
                "-$3.10|-3.1",
                "USD 7.5|7.5",
                "7,5 EUR|7.5",
                "45 %|0.45",
                "45.5%|0.455",
                "−2|-2",
                "R$ 1,5|1.5",
                "-2147483648|-2147483648",
                "1,234,567|1234567"
            })
    void readAsPeopleWriteThem(String cell, double value) {
        assertThat(Kit.column(cell, "").doubles("x")).containsExactly(value, Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-inf",
                "1e999",
                "1d",
                "0x1p3",
                "1.2.3",
                ".",
                "-",
                "1,23,456.7",
                "12,34.5",
                "1e",
                "e5",
                "5 %%",
                "٣",
                "1 2",
                "USD",
                "€",
                "US 5",
                "--5",
                "1e99999",
                "0,123,456",
                "1,234 567.5"
            })
    void othersAreRefused(String cell) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("1", cell).doubles("x"))
                .withMessageMatching("t\\.csv line 3, column x: a cell is no (finite )?number.*");
    }

    @Test
    void theTextOfCellsIsSaidWhereThatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.showing("x", "1", "jane", "n/a").doubles("x"))
                .withMessage(
                        "t.csv lines 3, 4, column x: 2 cells are no number: \"jane\", \"n/a\"; if some mean missing, say missingTexts(\"n/a\"), or missing(…) of Csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.table("x", "1", "jane").doubles("x"))
                .withMessage("t.csv line 3, column x: a cell is no number");
    }

    @Test
    void twoMarksThatFitAreRefusedUnlessTheySayTheSame() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("12", "2,000").doubles("x"))
                .withMessage(
                        "t.csv line 3, column x: a number is 2000 with a decimal point and 2 with a decimal comma, and no cell decides; "
                                + "say withDecimals(DecimalMark.POINT) or withDecimals(DecimalMark.COMMA)");
        assertThat(Kit.column("12", "2,000").withDecimals(DecimalMark.POINT).ints("x"))
                .containsExactly(12, 2000);
        assertThat(Kit.column("12", "2,000").withDecimals(DecimalMark.COMMA).ints("x"))
                .containsExactly(12, 2);
        // One cell that only one mark fits decides for all; a word that contradicts it is not needed and not followed.
        assertThat(Kit.column("2,000", "0.5").doubles("x")).containsExactly(2000, 0.5);
        assertThat(Kit.column("2,000", "0,5").withDecimals(DecimalMark.POINT).doubles("x"))
                .containsExactly(2, 0.5);
        assertThat(Kit.column("0,5", "1.5", "2.5"))
                .satisfies(table -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> table.doubles("x"))
                        .withMessage("t.csv line 2, column x: a cell is no number"));
    }

    @Test
    void unlikeNumbersDontMix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("12 %", "13").doubles("x"))
                .withMessage("t.csv line 3, column x: numbers with and without a percent sign in one column");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("€ 12.5", "$ 13").doubles("x"))
                .withMessage("t.csv line 3, column x: amounts in € and in $ in one column");
    }

    @Test
    void wholeNumbersAreWholeAndBounded() {
        assertThat(Kit.column("-2147483648", "").ints("x", 0)).containsExactly(Integer.MIN_VALUE, 0);
        assertThat(Kit.column("4000000000", "-9223372036854775808").longs("x"))
                .containsExactly(4_000_000_000L, Long.MIN_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("1", "2147483648").ints("x"))
                .withMessage("t.csv line 3, column x: 2147483648 is outside -2147483648..2147483647");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("9223372036854775808").longs("x"))
                .withMessage(
                        "t.csv line 2, column x: 9223372036854775808 is outside -9223372036854775808..9223372036854775807");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("1e300").longs("x"))
                .withMessage("t.csv line 2, column x: 1E+300 is outside -9223372036854775808..9223372036854775807");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("9.5").ints("x"))
                .withMessage("t.csv line 2, column x: 9.5 is no whole number");
    }

    @Test
    void amountsAreExact() {
        Currency eur = Currency.getInstance("EUR");
        assertThat(Kit.column("12.50", "€0.1", "7")
                        .missingTexts("7")
                        .wherePresent("x")
                        .drop()
                        .size())
                .isEqualTo(2);
        assertThat(Kit.column("12,50 €", "0,10 €").minors("x", eur)).containsExactly(1250, 10);
        assertThat(Kit.column("1.000", "0.15").minors("x", Currency.getInstance("KWD")))
                .containsExactly(1000, 150);
        assertThat(Kit.column("500").minors("x", Currency.getInstance("JPY"))).containsExactly(500);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Kit.column("12.505").withDecimals(DecimalMark.POINT).minors("x", eur))
                .withMessage("t.csv line 2, column x: 12.505 is no amount in EUR, which has 2 decimals");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("$12.50").minors("x", eur))
                .withMessage("t.csv line 2, column x: not an amount in EUR");
    }

    @Property(seed = "17", tries = 500)
    void programsNumbersReadBack(@ForAll @BigRange(min = "-99999999", max = "99999999") @Scale(2) BigDecimal number) {
        assertThat(Kit.column(number.toPlainString(), "0.5").doubles("x")[0]).isEqualTo(number.doubleValue());
        assertThat(Kit.column(number.toPlainString().replace('.', ','), "0,5").doubles("x")[0])
                .isEqualTo(number.doubleValue());
    }

    @Property(seed = "23", tries = 500)
    void groupedNumbersReadBackInBothStyles(
            @ForAll @BigRange(min = "-999999999", max = "999999999") @Scale(2) BigDecimal number) {
        String english = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.US)).format(number);
        String german = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.GERMANY)).format(number);
        assertThat(Kit.column(english).doubles("x")).containsExactly(number.doubleValue());
        assertThat(Kit.column(german).doubles("x")).containsExactly(number.doubleValue());
    }

    @Property(seed = "29", tries = 300)
    void threeDigitsBehindOneMarkAreAlwaysRefused(
            @ForAll @IntRange(min = 1, max = 999) int head, @ForAll @IntRange(min = 0, max = 999) int tail) {
        for (String mark : new String[] {",", "."}) {
            String cell = head + mark + String.format(Locale.ROOT, "%03d", tail);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Kit.column(cell).doubles("x"))
                    .withMessageContaining("and no cell decides");
        }
    }

    @Property(seed = "31", tries = 2000)
    void noTextThrowsAnythingElse(@ForAll @StringLength(max = 12) String text) {
        for (DecimalMark mark : DecimalMark.values()) {
            NumberText number = NumberText.of(text, mark);
            if (number != null) {
                assertThat(number.plain()).matches("-?[0-9]+(\\.[0-9]+)?(e[+-]?[0-9]+)?");
            }
        }
    }
}
