package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.typeof;
import static org.apache.spark.sql.functions.when;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.NetBands;
import io.github.cxmetrics.survey.NetScore;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.io.Serializable;
import org.apache.spark.sql.Column;

/** Metrics of a column of scores. Null is a missing answer; a score outside the scale fails the query, with the column and the score. */
final class Scores {

    private Scores() {}

    static MetricColumns nps(Column score) {
        NpsBands bands = NpsBands.STANDARD;
        Column whole = whole("nps", score);
        int promoter = (int) Math.ceil(bands.promoterFrom());
        int passive = (int) Math.ceil(bands.passiveFrom());
        RatingScale scale = bands.scale();
        return MetricColumns.of(
                counts -> bands.promoters(counts[0])
                        .passives(counts[2] - counts[0] - counts[1])
                        .detractors(counts[1]),
                sum(from("nps", score, whole, promoter, scale)),
                sum(upTo("nps", score, whole, passive - 1, scale)),
                count(whole));
    }

    /**
     * 1 for scores from a point on. Their upper limit is checked, and no other score's: with {@link #upTo} for those at the other end, a score inside the scale
     * costs one comparison more than the count alone. An error stands in a branch of its own, since Spark takes conditions with AND and OR out of a row's order
     * where several columns share them.
     */
    private static Column from(String function, Column score, Column whole, int point, RatingScale scale) {
        Column inside = either(whole.leq(scale.max()), lit(1), outside(function, score, whole, scale));
        return either(whole.geq(point), inside, lit(0));
    }

    /** 1 for scores up to a point, whose lower limit is checked. */
    private static Column upTo(String function, Column score, Column whole, int point, RatingScale scale) {
        Column inside = either(whole.geq(scale.min()), lit(1), outside(function, score, whole, scale));
        return either(whole.leq(point), inside, lit(0));
    }

    /** IF of SQL: Spark's code for CASE writes its result to a field for each row, that for IF does not. */
    private static Column either(Column condition, Column yes, Column no) {
        return call_function("if", condition, yes, no);
    }

    static MetricColumns csat(Column score, int points) {
        CsatDefinition definition = CsatDefinition.standard(scale(points));
        return ofRatings("csat", score, definition.scale(), ratings -> Csat.from(ratings, definition));
    }

    static MetricColumns ces(Column score) {
        return ofRatings("ces", score, CesDefinition.CES_2.scale(), ratings -> Ces.from(ratings, CesDefinition.CES_2));
    }

    static MetricColumns netScore(Column score, int points, int boxes) {
        NetBands bands = NetBands.topMinusBottom(scale(points), boxes, boxes);
        return ofRatings("net_score", score, bands.scale(), ratings -> NetScore.from(ratings, bands));
    }

    static RatingScale scale(int points) {
        checkArgument(points >= 2 && points <= 11, "a scale has 2 to 11 points, not %s", points);
        return RatingScale.of(1, points);
    }

    /** Makes a tally of ratings. */
    interface FromRatings extends Serializable {
        Tally<?> tally(Ratings ratings);
    }

    static MetricColumns ofRatings(String function, Column score, RatingScale scale, FromRatings tally) {
        Column whole = whole(function, score);
        Column[] counts = new Column[scale.points()];
        for (int i = 0; i < counts.length; i++) {
            int point = scale.min() + i;
            counts[i] = sum(
                    point == scale.min()
                            ? upTo(function, score, whole, point, scale)
                            : point == scale.max()
                                    ? from(function, score, whole, point, scale)
                                    : either(whole.equalTo(point), lit(1), lit(0)));
        }
        return MetricColumns.of(points -> tally.tally(Ratings.ofCounts(scale, points)), counts);
    }

    /** The type of a column is known when the query is planned: then the check is gone, or it is all that is left. */
    static Column whole(String function, Column score) {
        Column type = typeof(score);
        return when(type.isin("tinyint", "smallint", "int", "bigint", "void"), score)
                .otherwise(raise_error(concat(
                        lit(function + ": column " + ColumnNames.of(score)
                                + " holds scores as whole numbers, and is of type "),
                        type)));
    }

    private static Column outside(String function, Column score, Column whole, RatingScale scale) {
        return raise_error(concat(
                lit(function + ": column " + ColumnNames.of(score) + ": rating "),
                whole.cast("string"),
                lit(" is outside " + scale.min() + ".." + scale.max())));
    }
}
