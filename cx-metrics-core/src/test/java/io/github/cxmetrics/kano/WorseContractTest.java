package io.github.cxmetrics.kano;

import java.util.Optional;

/** Worse, against better as the other rule. */
class WorseContractTest extends BetterContractTest {

    @Override
    KanoCoefficient.Kind kind() {
        return KanoCoefficient.Kind.WORSE;
    }

    @Override
    protected String keptAs() {
        return "kano-coefficient-worse";
    }

    @Override
    protected Optional<KanoCoefficient> ofOtherRule() {
        return Optional.of(KanoCoefficient.Rule.of(KanoCoefficient.Kind.BETTER, EvaluationTable.BERGER)
                .empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "worse (CS-): worse (CS-) by table Berger [QAAAO, RIIIM, RIIIM, RIIIM, RRRRQ] and better (CS+) by table Berger"
                + " [QAAAO, RIIIM, RIIIM, RIIIM, RRRRQ] don't go together";
    }
}
