package io.github.cxmetrics.lifetime.model;

/** What is to come of a customer who is alive now, under the beliefs about rate and dropout that the history has left. */
interface Future {

    /** The transactions to expect within a time; infinite time for the whole future, where that is finite. */
    double expected(double time);

    /** The probability of a number of transactions within a time. */
    double probability(long transactions, double time);

    /** The probability of being alive at the end of a time. */
    double alive(double time);

    /** All transactions to come, each discounted at its moment, at a continuous rate above 0. */
    double discounted(double force);
}
