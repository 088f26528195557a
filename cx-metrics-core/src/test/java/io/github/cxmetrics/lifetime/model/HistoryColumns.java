package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.util.stream.IntStream;

/** Histories as arrays. */
final class HistoryColumns {

    private HistoryColumns() {}

    static int[] frequencies(PurchaseHistories histories) {
        return rows(histories).map(i -> (int) histories.frequency(i)).toArray();
    }

    static double[] recencies(PurchaseHistories histories) {
        return rows(histories).mapToDouble(histories::recency).toArray();
    }

    static double[] ages(PurchaseHistories histories) {
        return rows(histories).mapToDouble(histories::age).toArray();
    }

    private static IntStream rows(PurchaseHistories histories) {
        return IntStream.range(0, histories.size());
    }
}
