package io.github.cxmetrics.spark;

import org.apache.spark.sql.SparkSessionExtensions;
import scala.Tuple3;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * The functions of {@link CxFunctions} in every session, from one property: {@code spark.sql.extensions=io.github.cxmetrics.spark.CxExtensions}. SQL, PySpark and
 * notebooks then know {@code nps(score)} and the rest; {@code DESCRIBE FUNCTION EXTENDED nps} says how to call it.
 */
public final class CxExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

    /** Spark makes one. */
    public CxExtensions() {}

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        SqlCatalog.functions()
                .forEach(function -> extensions.injectFunction(
                        new Tuple3<>(function.identifier(), function.info(), function.builder())));
        return BoxedUnit.UNIT;
    }
}
