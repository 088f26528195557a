package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;

/**
 * How a rating becomes a detractor, a passive or a promoter: a scale and two cuts. Below {@code passiveFrom} are detractors, from {@code promoterFrom}
 * on promoters.
 *
 * <p>{@link #STANDARD} is the definition of Reichheld (2003): 0..10 with cuts 7 and 9. On other scales the same words mean other behaviour: results of
 * different bands are no NPS of each other, and neither merge nor compare.
 *
 * @param scale the scale, high is good; its missing codes are set aside and counted
 * @param passiveFrom the lowest passive point, above {@code scale.min()}
 * @param promoterFrom the lowest promoter point, at least {@code passiveFrom}
 */
public record NpsBands(RatingScale scale, double passiveFrom, double promoterFrom)
        implements TallyRule<Integer, Nps>, Storable {

    private static final String TYPE = "nps-bands";
    private static final int VERSION = 1;

    /** 0..10: detractors 0–6, passives 7–8, promoters 9–10. */
    public static final NpsBands STANDARD = new NpsBands(RatingScale.ZERO_TO_TEN, 7, 9);

    /**
     * Checks the cuts.
     *
     * @param scale the scale
     * @param passiveFrom the lowest passive point
     * @param promoterFrom the lowest promoter point
     * @throws IllegalArgumentException if they are out of order or off the scale, or the scale has its good end below
     */
    public NpsBands {
        checkArgument(
                scale.direction() == Direction.HIGH_IS_GOOD, "NPS needs a scale on which high is good, not %s", scale);
        checkArgument(
                scale.min() < passiveFrom && passiveFrom <= promoterFrom && promoterFrom <= scale.max(),
                "NPS bands need min < passiveFrom <= promoterFrom <= max, not %s and %s on %s",
                RatingScale.text(passiveFrom),
                RatingScale.text(promoterFrom),
                scale);
        checkCut(scale, passiveFrom);
        checkCut(scale, promoterFrom);
    }

    private static void checkCut(RatingScale scale, double cut) {
        checkArgument(scale.contains(cut), "a cut of NPS bands is a point of %s, not %s", scale, cut);
    }

    /**
     * The same bands with further codes declared as "no answer".
     *
     * @param codes the codes, outside the scale
     * @return the changed copy
     */
    public NpsBands missing(int... codes) {
        return new NpsBands(scale.missing(codes), passiveFrom, promoterFrom);
    }

    NpsBands withoutMissingCodes() {
        return scale.missingCodes().isEmpty()
                ? this
                : new NpsBands(scale.withoutMissingCodes(), passiveFrom, promoterFrom);
    }

    /**
     * The band of a rating.
     *
     * @param rating a point of the scale
     * @return its band
     * @throws IllegalArgumentException if it is no point of the scale
     */
    public NpsBand bandOf(double rating) {
        scale.indexOf(rating);
        return rating < passiveFrom ? NpsBand.DETRACTOR : rating < promoterFrom ? NpsBand.PASSIVE : NpsBand.PROMOTER;
    }

    /**
     * NPS of answers that are counted already by these bands: {@code bands.promoters(447).passives(935).detractors(1268)}.
     *
     * @param promoters how many are from the upper cut on
     * @return what asks for the passives
     */
    public Nps.Promoters promoters(long promoters) {
        return passives -> detractors -> Nps.ofCounts(this, detractors, passives, promoters, 0);
    }

    @Override
    public Accumulator<Integer, Nps> accumulator() {
        return Accumulator.guarding(() -> new ReadingAccumulator<Nps>(scale, ratings -> Nps.from(ratings, this)));
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, scale.toForm(), passiveFrom, promoterFrom);
    }

    /**
     * The plain data of a pair of cuts on a scale.
     *
     * @param type {@code nps-bands}
     * @param version 1
     * @param scale the scale
     * @param passiveFrom the lowest passive point
     * @param promoterFrom the lowest promoter point
     */
    public record Form(String type, int version, RatingScale.Form scale, double passiveFrom, double promoterFrom)
            implements StoredForm<NpsBands> {

        @Override
        public NpsBands restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new NpsBands(Stored.present(scale, "the scale of NPS bands").restore(), passiveFrom, promoterFrom);
        }
    }

    /** For example {@code 0..10 cut at 7 and 9}. */
    @Override
    public String toString() {
        return scale + " cut at " + RatingScale.text(passiveFrom) + " and " + RatingScale.text(promoterFrom);
    }
}
