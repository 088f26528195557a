package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import org.jspecify.annotations.Nullable;

/** Counts responses. */
final class KanoAccumulator implements Accumulator<KanoResponse, KanoTally> {

    private final AnswerForm form;
    private final long[] pairs;
    private final long[] importance = new long[KanoResponse.MAX_IMPORTANCE];
    private long total;
    private long halfAnswered;
    private long unanswered;
    private long stated;

    KanoAccumulator(AnswerForm form) {
        this.form = form;
        pairs = new long[form.size() * form.size()];
    }

    @Override
    public void add(KanoResponse response) {
        checkArgument(response != null, "a Kano response must not be null; an unanswered half is");
        int functional = indexOf(response.functional());
        int dysfunctional = indexOf(response.dysfunctional());
        long statedNow = response.importance().isPresent() ? CountMath.sum(stated, 1, "stated importances") : stated;
        if (functional < 0 && dysfunctional < 0) {
            unanswered = CountMath.sum(unanswered, 1, "unanswered pairs");
        } else if (functional < 0 || dysfunctional < 0) {
            halfAnswered = CountMath.sum(halfAnswered, 1, "half-answered pairs");
        } else {
            total = CountMath.sum(total, 1, "answer pairs");
            pairs[functional * form.size() + dysfunctional]++;
        }
        stated = statedNow;
        response.importance().ifPresent(point -> importance[point - KanoResponse.MIN_IMPORTANCE]++);
    }

    private int indexOf(@Nullable KanoAnswer answer) {
        return answer == null ? -1 : form.indexOf(answer);
    }

    @Override
    public void addAll(KanoTally tally) {
        KanoTally sum = snapshot().plus(tally);
        KanoTally.Counts counts = sum.toCounts();
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = counts.pairs().get(i);
        }
        for (int i = 0; i < importance.length; i++) {
            importance[i] = counts.importance().get(i);
        }
        total = sum.count();
        halfAnswered = sum.halfAnswered();
        unanswered = sum.unanswered();
        stated = sum.importance().count();
    }

    @Override
    public KanoTally snapshot() {
        return new KanoTally(form, pairs.clone(), halfAnswered, unanswered, importance.clone());
    }
}
