package io.github.cxmetrics.journey.map;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.Optional;
import java.util.stream.Stream;

/** Which metric is read off the ratings of a touchpoint. */
public enum ScoreKind {
    /** Net Promoter Score of answers on 0..10. */
    NPS {
        @Override
        Optional<Metric<?>> metric(Ratings ratings) {
            return Optional.of(Nps.from(ratings));
        }
    },
    /** Customer Satisfaction score by the customary definition of the scale. */
    CSAT {
        @Override
        Optional<Metric<?>> metric(Ratings ratings) {
            requireNonNull(ratings, "ratings");
            return Optional.of(Csat.from(ratings, CsatDefinition.standard(ratings.scale())));
        }
    },
    /** Customer Effort Score: CES 2.0 on 1..7, ease on 1..5, CES 1.0 on 1..5 where low is good. */
    CES {
        @Override
        Optional<Metric<?>> metric(Ratings ratings) {
            requireNonNull(ratings, "ratings");
            RatingScale scale = ratings.scale();
            return Optional.of(Ces.from(
                    ratings,
                    Stream.of(CesDefinition.CES_2, CesDefinition.EASE_OF_FIVE, CesDefinition.CES_1)
                            .filter(each -> each.scale().equals(scale))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("there is no customary CES on " + scale))));
        }
    },
    /** Any other rating: its mean, in points of the scale. */
    RATING {
        @Override
        Optional<Metric<?>> metric(Ratings ratings) {
            return Optional.empty();
        }
    };

    /** The metric; nothing for a mean of points, which is none. */
    abstract Optional<Metric<?>> metric(Ratings ratings);

    /** The headline number, rounded for a table. */
    String text(Ratings ratings) {
        if (ratings.count() == 0) {
            return TextTable.UNDEFINED;
        }
        return metric(ratings)
                .map(each -> each.unit().text(each.value()))
                .orElseGet(() -> Unit.SCALE_POINT.text(ratings.mean()));
    }
}
