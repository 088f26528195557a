package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Traits of customers that don't change over time and that may explain how often they buy, or how soon they stop: named columns, one number a customer.
 * Immutable. A trait that is the same for all customers explains nothing: the status of a fit names it.
 */
public final class Covariates implements Serializable {

    private static final long serialVersionUID = 1;

    /** Without any trait. */
    public static final Covariates NONE = new Covariates(List.of(), List.of());

    @SuppressWarnings("serial") // the JDK's unmodifiable lists are
    private final List<String> names;

    @SuppressWarnings("serial") // the JDK's unmodifiable lists are
    private final List<double[]> columns;

    private Covariates(List<String> names, List<double[]> columns) {
        this.names = names;
        this.columns = columns;
    }

    /**
     * One trait.
     *
     * @param name its name
     * @param column its value for each customer, in the order of the histories; 0 and 1 for yes-or-no traits
     * @return the covariates
     * @throws IllegalArgumentException if a value is not finite: {@code covariate age NaN is not finite (row 3)}
     */
    public static Covariates of(String name, double... column) {
        return NONE.and(name, column);
    }

    /**
     * These and one trait more.
     *
     * @param name its name
     * @param column its value for each customer
     * @return the changed copy
     * @throws IllegalArgumentException if the column is not as long as the others, the name is blank or taken, or a value is not finite
     */
    public Covariates and(String name, double... column) {
        requireNonNull(column, "column");
        requireNonNull(name, "name");
        checkArgument(!name.isBlank(), "a covariate needs a name");
        checkArgument(!names.contains(name), "covariate %s is there already", name);
        checkArgument(
                names.isEmpty() || column.length == rows(),
                "covariate %s has %s rows, the others have %s",
                name,
                column.length,
                names.isEmpty() ? 0 : rows());
        for (int i = 0; i < column.length; i++) {
            checkArgument(Double.isFinite(column[i]), "covariate %s %s is not finite (row %s)", name, column[i], i);
        }
        List<String> moreNames = new ArrayList<>(names);
        List<double[]> moreColumns = new ArrayList<>(columns);
        moreNames.add(name);
        moreColumns.add(column.clone());
        return new Covariates(List.copyOf(moreNames), List.copyOf(moreColumns));
    }

    /**
     * The names of the traits.
     *
     * @return in the order they were given
     */
    public List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    int rows() {
        return columns.get(0).length;
    }

    double value(int covariate, int row) {
        return columns.get(covariate)[row];
    }

    /** The largest absolute value of a trait, by which the search scales it; 1 where all are 0. */
    double scale(int covariate) {
        double largest = 0;
        for (double value : columns.get(covariate)) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest == 0 ? 1 : largest;
    }

    void checkRows(PurchaseHistories histories) {
        requireNonNull(histories, "histories");
        checkArgument(
                names.isEmpty() || rows() == histories.size(),
                "covariates have %s rows, the histories have %s",
                names.isEmpty() ? 0 : rows(),
                histories.size());
    }

    /** The names and how many customers. */
    @Override
    public String toString() {
        return names.isEmpty() ? "no covariates" : String.join(", ", names) + " of " + rows() + " customers";
    }
}
