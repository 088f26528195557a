package io.github.cxmetrics.lifetime.fit;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;

/** A model whose fits can be stored as plain data. */
public interface FittedModel extends Storable {

    /**
     * The plain data of a fit of this model.
     *
     * @param estimates the parameters of this model, with their doubt
     * @return a record from which {@link StoredForm#restore()} makes an equal fit
     */
    StoredForm<? extends ModelFit<?>> toForm(Estimates estimates);
}
