package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The plain data of a fit. The parameters of its model are the estimates, so that they stand here once.
 *
 * @param type {@code model-fit}
 * @param version 1
 * @param model the type of the model's own data, for example {@code bg-nbd}; with covariates if there are estimates of coefficients
 * @param unit the unit of the model; null for a model of spend
 * @param regularity k of {@code bg-cnbd-k}, otherwise 0
 * @param dropout when customers may stop in {@code bg-cnbd-k}, otherwise null
 * @param estimates the parameters with their doubt
 */
public record FitForm(
        String type,
        int version,
        String model,
        @Nullable LifetimeUnit unit,
        int regularity,
        @Nullable Dropout dropout,
        Estimates.Form estimates)
        implements StoredForm<ModelFit<?>> {

    private static final String TYPE = "model-fit";
    private static final int VERSION = 1;
    private static final Set<String> OTHERS =
            Set.of(BgNbd.TYPE, MbgNbd.TYPE, ParetoNbd.TYPE, BgBb.TYPE, ShiftedBetaGeometric.TYPE, GammaGamma.TYPE);

    static FitForm of(String model, @Nullable LifetimeUnit unit, Estimates estimates) {
        requireNonNull(estimates, "estimates");
        return new FitForm(TYPE, VERSION, model, unit, 0, null, estimates.toForm());
    }

    static FitForm of(BgCnbdK model, Estimates estimates) {
        requireNonNull(estimates, "estimates");
        return new FitForm(
                TYPE, VERSION, BgCnbdK.TYPE, model.unit(), model.regularity(), model.dropout(), estimates.toForm());
    }

    @Override
    public ModelFit<?> restore() {
        Stored.check(type, version, TYPE, VERSION);
        Stored.text(model, "the model of a fit");
        Estimates known = Stored.present(estimates, "the estimates of a fit").restore();
        boolean regular = model.equals(BgCnbdK.TYPE);
        checkArgument(regular || OTHERS.contains(model), "there is no model of type %s", model);
        checkArgument(
                regular ? dropout != null : regularity == 0 && dropout == null,
                "regularity %s and dropout %s are none of %s",
                regularity,
                dropout,
                model);
        double[] p = known.values();
        return switch (model) {
            case BgCnbdK.TYPE ->
                fit(known, BgFamily.NAMES, u -> BgCnbdK.of(u, regularity, dropout, p[0], p[1], p[2], p[3]));
            case BgBb.TYPE -> fit(known, BgBb.NAMES, u -> BgBb.of(u, p[0], p[1], p[2], p[3]));
            case ShiftedBetaGeometric.TYPE ->
                fit(known, ShiftedBetaGeometric.NAMES, u -> ShiftedBetaGeometric.of(u, p[0], p[1]));
            case GammaGamma.TYPE -> {
                checkArgument(unit == null, "a model of spend has no unit of time: %s", unit);
                checkNames(GammaGamma.NAMES, known);
                yield new ModelFit<>(GammaGamma.of(p[0], p[1], p[2]), known);
            }
            default -> fit(known, Recipe.of(model));
        };
    }

    private <M> ModelFit<M> fit(Estimates known, List<String> names, Function<LifetimeUnit, M> models) {
        checkNames(names, known);
        return new ModelFit<>(models.apply(Stored.present(unit, "the unit of a fit")), known);
    }

    private <M extends TransactionModel> ModelFit<?> fit(Estimates known, Recipe<M> recipe) {
        List<String> names = known.names();
        if (names.size() <= RowKernel.PARAMETERS) {
            return fit(known, recipe.names(), u -> recipe.models().apply(u, known.values()));
        }
        CovariateModel<M> withTraits = CovariateModel.of(
                recipe,
                Stored.present(unit, "the unit of a fit"),
                CovariateModel.traits(names, CovariateModel.PURCHASE),
                CovariateModel.traits(names, CovariateModel.DROPOUT),
                known.values());
        checkNames(withTraits.names(), known);
        return new ModelFit<>(withTraits, known);
    }

    private void checkNames(List<String> names, Estimates known) {
        checkArgument(known.names().equals(names), "the parameters of %s are %s, not %s", model, names, known.names());
    }
}
