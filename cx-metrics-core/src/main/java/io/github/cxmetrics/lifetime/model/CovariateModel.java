package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.lifetime.LifetimeUnit;
import java.util.Arrays;

/**
 * A transaction model whose parameters depend on traits of the customer: for given traits it is a model of the usual kind.
 *
 * @param <M> the kind
 */
public final class CovariateModel<M extends TransactionModel> {

    private final Recipe<M> recipe;
    private final LifetimeUnit unit;
    private final Covariates purchase;
    private final Covariates dropout;
    private final double[] values;

    CovariateModel(Recipe<M> recipe, LifetimeUnit unit, Covariates purchase, Covariates dropout, double[] values) {
        this.recipe = recipe;
        this.unit = unit;
        this.purchase = purchase;
        this.dropout = dropout;
        this.values = values;
    }

    /**
     * The model of a customer all of whose traits are 0.
     *
     * @return the model
     */
    public M base() {
        return given(new double[purchase.size()], new double[dropout.size()]);
    }

    /**
     * The model of a customer.
     *
     * @param purchaseTraits one value for each covariate of purchase, in their order
     * @param dropoutTraits one value for each covariate of dropout, in their order
     * @return the model
     * @throws IllegalArgumentException if there are more or fewer traits than covariates
     */
    public M given(double[] purchaseTraits, double[] dropoutTraits) {
        check("purchase", purchaseTraits, purchase);
        check("dropout", dropoutTraits, dropout);
        double[] parameters = Arrays.copyOf(values, RowKernel.PARAMETERS);
        double byPurchase = sum(purchaseTraits, RowKernel.PARAMETERS);
        double byDropout = sum(dropoutTraits, RowKernel.PARAMETERS + purchaseTraits.length);
        for (int j = 0; j < parameters.length; j++) {
            parameters[j] *= Math.exp(recipe.signs()[j][0] * byPurchase + recipe.signs()[j][1] * byDropout);
        }
        return recipe.models().apply(unit, parameters);
    }

    /**
     * The model of one of the customers the fit was made of.
     *
     * @param row from 0
     * @return the model
     */
    public M ofRow(int row) {
        return given(traits(purchase, row), traits(dropout, row));
    }

    private static double[] traits(Covariates covariates, int row) {
        double[] traits = new double[covariates.size()];
        for (int c = 0; c < traits.length; c++) {
            traits[c] = covariates.value(c, row);
        }
        return traits;
    }

    private static void check(String what, double[] traits, Covariates covariates) {
        checkArgument(
                traits.length == covariates.size(),
                "there are %s covariates of %s, not %s",
                covariates.size(),
                what,
                traits.length);
    }

    private double sum(double[] traits, int first) {
        double sum = 0;
        for (int c = 0; c < traits.length; c++) {
            sum += values[first + c] * traits[c];
        }
        return sum;
    }

    /** The model of a customer without traits, and the traits. */
    @Override
    public String toString() {
        return base() + "; purchase by " + purchase.names() + ", dropout by " + dropout.names();
    }
}
