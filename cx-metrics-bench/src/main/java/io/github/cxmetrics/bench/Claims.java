package io.github.cxmetrics.bench;

import java.util.Locale;

/** A table of claims: what was measured beside what was asked for. */
final class Claims {

    private final StringBuilder text;

    Claims(StringBuilder text) {
        this.text = text.append("| claim | measured | asked for |\n|---|---|---|\n");
    }

    Claims add(String what, double measured, String asked) {
        text.append(String.format(Locale.ROOT, "| %s | %.2f | %s |%n", what, measured, asked));
        return this;
    }
}
