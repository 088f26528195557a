package io.github.cxmetrics.retention.revenue;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.retention.revenue.MrrMovements.Kind;
import io.github.cxmetrics.retention.revenue.MrrMovements.Moves;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Amounts, ratios and movements as text. */
final class MrrText {

    private MrrText() {}

    static String table(MrrMovements movements) {
        Moves moves = movements.moves();
        TextTable amounts = TextTable.of(moves.currency().getCurrencyCode(), "accounts", "MRR");
        amounts.row("start", Long.toString(movements.startAccounts()), of(movements.start()));
        for (Kind move : Kind.values()) {
            amounts.row((move.isGain() ? "+ " : "- ") + move, Long.toString(moves.count(move)), of(moves.mrr(move)));
        }
        amounts.row("end", Long.toString(movements.endAccounts()), of(movements.end()));
        TextTable ratios = TextTable.of("of the start MRR", "ratio");
        for (RevenueRatio ratio : RevenueRatio.values()) {
            ratios.row(ratio.toString(), of(movements.ratioIfDefined(ratio)));
        }
        return amounts + "\n" + ratios;
    }

    /** Headings of a table with a line for each time: some of its own, then the movements. */
    static String[] headings(String... first) {
        return Stream.concat(Stream.of(first), Stream.of(Kind.values()).map(Kind::toString))
                .toArray(String[]::new);
    }

    static String[] row(Moves moves, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(Kind.values()).map(move -> of(moves.mrr(move))))
                .toArray(String[]::new);
    }

    static String of(Money money) {
        return money.amount().toPlainString();
    }

    static String of(OptionalDouble share) {
        return share.isPresent() ? Unit.SHARE.text(share.getAsDouble()) : TextTable.UNDEFINED;
    }
}
