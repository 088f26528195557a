package io.github.cxmetrics.lifetime;

/** When the money of a period counts as received, for discounting. */
public enum PaymentTiming {
    /** At the start of the period, as contracts are paid: the first payment is now, k − 1 periods of discount for the k-th one. */
    START_OF_PERIOD,
    /** At the end of the period: k periods of discount for the k-th one. */
    END_OF_PERIOD,
    /** In the middle of the period: k − ½ periods of discount for the k-th one. */
    MID_PERIOD,
    /** At the moment of each purchase. */
    AT_PURCHASE
}
