package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import org.jspecify.annotations.Nullable;

/** Counts responses. */
final class KanoAccumulator implements Accumulator<KanoResponse, KanoTally> {

    private final AnswerForm form;
    private final long[] pairs;
    private final long[] importance = new long[KanoResponse.MAX_IMPORTANCE];
    private long responses;
    private long halfAnswered;
    private long unanswered;

    KanoAccumulator(AnswerForm form) {
        requireNonNull(form, "form");
        this.form = form;
        pairs = new long[form.size() * form.size()];
    }

    @Override
    public void add(KanoResponse response) {
        checkArgument(response != null, "a Kano response must not be null; an unanswered half is");
        int functional = indexOf(response.functional());
        int dysfunctional = indexOf(response.dysfunctional());
        responses = CountMath.sum(responses, 1, "responses");
        if (functional < 0 && dysfunctional < 0) {
            unanswered++;
        } else if (functional < 0 || dysfunctional < 0) {
            halfAnswered++;
        } else {
            pairs[functional * form.size() + dysfunctional]++;
        }
        response.importance().ifPresent(point -> importance[point - KanoResponse.MIN_IMPORTANCE]++);
    }

    private int indexOf(@Nullable KanoAnswer answer) {
        return answer == null ? -1 : form.indexOf(answer);
    }

    @Override
    public void addAll(KanoTally tally) {
        requireNonNull(tally, "tally");
        KanoTally sum = snapshot().plus(tally);
        KanoTally.Counts counts = sum.toCounts();
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = counts.pairs().get(i);
        }
        for (int i = 0; i < importance.length; i++) {
            importance[i] = counts.importance().get(i);
        }
        halfAnswered = sum.halfAnswered();
        unanswered = sum.unanswered();
        responses = sum.count() + halfAnswered + unanswered;
    }

    @Override
    public KanoTally snapshot() {
        return new KanoTally(form, pairs.clone(), halfAnswered, unanswered, importance.clone());
    }
}
