package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;
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
                // The error stands at the end of the one sum: a score that is no promoter, passive or detractor is
                // none.
                sum(when(whole.geq(promoter), 1L).otherwise(0L)),
                sum(when(whole.between(scale.min(), passive - 1), 1L)
                        .when(whole.between(passive, scale.max()), 0L)
                        .when(whole.isNotNull(), outside("nps", score, whole, scale))),
                count(whole));
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
            counts[i] = sum(when(whole.equalTo(point), 1L).otherwise(0L));
        }
        counts[0] = sum(when(whole.equalTo(scale.min()), 1L)
                .when(whole.between(scale.min(), scale.max()), 0L)
                .when(whole.isNotNull(), outside(function, score, whole, scale)));
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
