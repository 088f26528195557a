import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;

public class Quickstart {

    public static void main(String[] args) {
        Nps nps = Nps.of(10, 9, 3, 7, 10, 8);
        System.out.println(nps);
        System.out.println(Nps.promoters(1268).passives(935).detractors(447).versus(Nps.promoters(1436).passives(968).detractors(342)));
        Ratings ratings = Ratings.of(RatingScale.ZERO_TO_TEN.missing(11), 9, 11, 10, 2, 11);
        System.out.println(Nps.from(ratings).plus(nps));
        System.out.println(Csat.of(5, 4, 2));
        System.out.println(Ces.of(7, 5, 6));
    }
}
