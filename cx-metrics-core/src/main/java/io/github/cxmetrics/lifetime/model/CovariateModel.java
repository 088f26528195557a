package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Doubles;
import io.github.cxmetrics.SerializedForm;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FittedModel;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction model whose parameters depend on traits of the customer: for given traits it is a model of the usual kind. Coefficients are named
 * {@code purchase.…} and {@code dropout.…}.
 *
 * @param <M> the kind
 */
public final class CovariateModel<M extends TransactionModel> implements FittedModel, Serializable {

    static final String PURCHASE = "purchase.";
    static final String DROPOUT = "dropout.";

    private static final long serialVersionUID = 1;
    private static final String TYPE = "covariate-model";
    private static final int VERSION = 1;

    private final transient Recipe<M> recipe;
    private final LifetimeUnit unit;
    private final transient List<String> purchase;
    private final transient List<String> dropout;
    private final double[] values;

    private CovariateModel(
            Recipe<M> recipe, LifetimeUnit unit, List<String> purchase, List<String> dropout, double[] values) {
        this.recipe = recipe;
        this.unit = unit;
        this.purchase = purchase;
        this.dropout = dropout;
        this.values = values;
    }

    static <M extends TransactionModel> CovariateModel<M> of(
            Recipe<M> recipe, LifetimeUnit unit, List<String> purchase, List<String> dropout, double[] values) {
        CovariateModel<M> model = new CovariateModel<>(recipe, unit, purchase, dropout, values);
        List<String> names = model.names();
        checkArgument(names.stream().distinct().count() == names.size(), "two covariates have one name: %s", names);
        checkArgument(
                names.size() == values.length,
                "there must be %s values, of %s, not %s",
                names.size(),
                names,
                values.length);
        for (int i = 0; i < values.length; i++) {
            Stored.finite(values[i], names.get(i));
        }
        model.base();
        return model;
    }

    /** The names of parameters and coefficients. */
    List<String> names() {
        List<String> names = new ArrayList<>(recipe.names());
        purchase.forEach(trait -> names.add(PURCHASE + trait));
        dropout.forEach(trait -> names.add(DROPOUT + trait));
        return names;
    }

    /** The traits among the names of coefficients. */
    static List<String> traits(List<String> names, String prefix) {
        return names.stream()
                .skip(RowKernel.PARAMETERS)
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
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
        requireNonNull(purchaseTraits, "purchaseTraits");
        requireNonNull(dropoutTraits, "dropoutTraits");
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
     * The model of a customer whose traits are a row of covariates: those of the fit, or of other customers.
     *
     * @param purchaseTraits the covariates of purchase, named as in the fit
     * @param dropoutTraits the covariates of dropout, named as in the fit
     * @param row from 0
     * @return the model
     * @throws IllegalArgumentException if the covariates have other names
     */
    public M ofRow(Covariates purchaseTraits, Covariates dropoutTraits, int row) {
        requireNonNull(purchaseTraits, "purchaseTraits");
        requireNonNull(dropoutTraits, "dropoutTraits");
        return given(traits("purchase", purchaseTraits, purchase, row), traits("dropout", dropoutTraits, dropout, row));
    }

    private static double[] traits(String what, Covariates covariates, List<String> names, int row) {
        checkArgument(
                covariates.names().equals(names),
                "the covariates of %s are %s, not %s",
                what,
                names,
                covariates.names());
        double[] traits = new double[names.size()];
        for (int c = 0; c < traits.length; c++) {
            traits[c] = covariates.value(c, row);
        }
        return traits;
    }

    private static void check(String what, double[] traits, List<String> names) {
        checkArgument(
                traits.length == names.size(),
                "there are %s covariates of %s, not %s",
                names.size(),
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

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, recipe.type(), unit, purchase, dropout, List.copyOf(Doubles.asList(values)));
    }

    @Override
    public FitForm toForm(Estimates estimates) {
        return FitForm.of(recipe.type(), unit, estimates);
    }

    /**
     * The plain data of a model with covariates.
     *
     * @param type {@code covariate-model}
     * @param version 1
     * @param model the type of the model of one customer, for example {@code bg-nbd}
     * @param unit the unit of its times
     * @param purchase the names of the covariates of purchase
     * @param dropout the names of the covariates of dropout
     * @param values the parameters of a customer without traits, then the coefficients of purchase and of dropout
     */
    public record Form(
            String type,
            int version,
            String model,
            LifetimeUnit unit,
            List<String> purchase,
            List<String> dropout,
            List<Double> values)
            implements StoredForm<CovariateModel<?>> {

        @Override
        public CovariateModel<?> restore() {
            Stored.check(type, version, TYPE, VERSION);
            return of(
                    Recipe.of(Stored.text(model, "the type of a model")),
                    Stored.present(unit, "the unit of a model"),
                    names(purchase),
                    names(dropout),
                    Doubles.toArray(Stored.list(values, "a parameter")));
        }

        private static List<String> names(List<String> covariates) {
            List<String> names = Stored.list(covariates, "the name of a covariate");
            names.forEach(name -> Stored.text(name, "the name of a covariate"));
            return names;
        }
    }

    private Object writeReplace() {
        return new SerializedForm(toForm());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a model is serialized through its form");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CovariateModel<?> that && toForm().equals(that.toForm());
    }

    @Override
    public int hashCode() {
        return toForm().hashCode();
    }

    /** The model of a customer without traits, and the traits. */
    @Override
    public String toString() {
        return base() + "; purchase by " + purchase + ", dropout by " + dropout;
    }
}
