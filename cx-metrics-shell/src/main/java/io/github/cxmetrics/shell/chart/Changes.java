package io.github.cxmetrics.shell.chart;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.monitor.MixAndRate;
import io.github.cxmetrics.retention.revenue.MrrMovements;
import io.github.cxmetrics.retention.revenue.RevenueRatio;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.chart.internal.Waterfall;
import io.github.cxmetrics.shell.table.ResultTable;
import java.math.BigDecimal;
import java.util.List;

/** From one total to the next: recurring revenue, and a metric by mix and rate. */
final class Changes {

    private Changes() {}

    static Painting of(MrrMovements movements) {
        String currency = movements.moves().currency().getCurrencyCode();
        BigDecimal at = movements.start().amount();
        ImmutableList.Builder<Waterfall.Step> steps = ImmutableList.builder();
        ResultTable.Builder numbers = ResultTable.withColumns("movement", "accounts", "MRR, " + currency);
        steps.add(Waterfall.Step.total("start", text(at) + accounts(movements.startAccounts()), at.doubleValue()));
        numbers.row("start", Figures.count(movements.startAccounts()), text(at));
        for (MrrMovements.Kind kind : MrrMovements.Kind.values()) {
            BigDecimal amount = movements.moves().mrr(kind).amount();
            BigDecimal signed = kind.isGain() ? amount : amount.negate();
            BigDecimal next = at.add(signed);
            String text = (signed.signum() > 0 ? "+" : "") + text(signed);
            long accounts = movements.moves().count(kind);
            steps.add(new Waterfall.Step(
                    kind.toString(),
                    text + accounts(accounts),
                    at.doubleValue(),
                    next.doubleValue(),
                    kind.isGain() ? Waterfall.Kind.GAIN : Waterfall.Kind.LOSS));
            numbers.row(kind.toString(), Figures.count(accounts), text);
            at = next;
        }
        BigDecimal end = movements.end().amount();
        steps.add(Waterfall.Step.total("end", text(end) + accounts(movements.endAccounts()), end.doubleValue()));
        numbers.row("end", Figures.count(movements.endAccounts()), text(end));
        return new Sheet(
                "a waterfall of MRR",
                "MRR from start to end",
                "Monthly recurring revenue in " + currency
                        + "; teal: gained, red and minus: lost; accounts behind the amounts",
                Footer.of("n = " + Figures.count(movements.count())
                                + (movements.count() == 1 ? " account" : " accounts"))
                        .part("NRR " + ratio(movements, RevenueRatio.NRR))
                        .part("GRR " + ratio(movements, RevenueRatio.GRR))
                        .part("ratios of revenue have no interval")
                        .parts(),
                numbers.build(),
                new Waterfall(steps.build(), "MRR, " + currency));
    }

    private static String accounts(long accounts) {
        return " · " + Figures.count(accounts);
    }

    private static String ratio(MrrMovements movements, RevenueRatio ratio) {
        return movements.ratioIfDefined(ratio).isPresent()
                ? Figures.percent(movements.ratio(ratio), 1)
                : Figures.UNDEFINED;
    }

    private static String text(BigDecimal amount) {
        return Figures.fixed(amount.doubleValue(), Math.max(0, amount.scale()));
    }

    /** Rate and mix of each segment, from the total before to the total after. */
    static Painting of(MixAndRate change) {
        Unit unit = change.unit();
        double factor = Figures.factor(unit);
        ImmutableList.Builder<Waterfall.Step> steps = ImmutableList.builder();
        ResultTable.Builder numbers = ResultTable.withColumns("segment", "rate", "mix");
        List<MixAndRate.Row> rows = change.rows();
        double at = change.before();
        steps.add(Waterfall.Step.total("before", Figures.of(unit, at), factor * at));
        for (MixAndRate.Row row : rows) {
            steps.add(change("rate: " + row.segment(), unit, at, row.rate()));
            at += row.rate();
            numbers.row(row.segment(), Differences.text(unit, row.rate()), Differences.text(unit, row.mix()));
        }
        steps.add(change("mix of all", unit, at, change.mixEffect()));
        steps.add(Waterfall.Step.total("after", Figures.of(unit, change.after()), factor * change.after()));
        numbers.row("all", Differences.text(unit, change.rateEffect()), Differences.text(unit, change.mixEffect()));
        return new Sheet(
                "a waterfall of mix and rate",
                "What changed the " + change.metric(),
                "Rate: the segment itself changed; mix: more of the total is in other segments; teal: up, red and minus: down",
                Footer.of("n = " + rows.size() + (rows.size() == 1 ? " segment" : " segments"))
                        .part("rate " + Differences.text(unit, change.rateEffect()) + ", mix "
                                + Differences.text(unit, change.mixEffect()))
                        .part(change.isSimpson(), "Simpson's paradox: the total moved one way, no segment did")
                        .parts(),
                numbers.build(),
                new Waterfall(steps.build(), Figures.axisName(change.metric(), unit)));
    }

    private static Waterfall.Step change(String name, Unit unit, double at, double by) {
        return Waterfall.Step.change(
                name, Differences.text(unit, by), Figures.factor(unit) * at, Figures.factor(unit) * (at + by));
    }
}
