package com.example.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.contact.call.CallOutcome;
import io.github.cxmetrics.contact.call.CallRecord;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.HandleTime;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind of observations that count alone: how it is called, by which rule it is counted, and how its JSON reads. A new metric is one more of these.
 *
 * @param name its place in paths, tables and the names of counters
 * @param rule how it is counted
 * @param tally what the rule makes
 * @param reader the observation of a JSON object
 */
record Kind<E, T extends Tally<T>>(
        String name, TallyRule<E, T> rule, Class<T> tally, Function<JsonNode, Observation<E>> reader) {

    /** An observation and when it was made, by the sender's clock. */
    record Observation<E>(E value, Instant at) {}

    static final Kind<Integer, Nps> ANSWERS = new Kind<>("answers", NpsBands.STANDARD, Nps.class, Kind::answer);

    static final Kind<CallRecord, CallTally> CALLS = new Kind<>(
            "calls", CallRule.of(Duration.ofSeconds(20), Duration.ofSeconds(5)), CallTally.class, Kind::call);

    static final List<Kind<?, ?>> ALL = List.of(ANSWERS, CALLS);

    private record Answer(String at, Integer score) {}

    private record Call(
            String at,
            CallOutcome outcome,
            Double waitSeconds,
            Double talkSeconds,
            Double holdSeconds,
            Double wrapSeconds) {}

    private static Observation<Integer> answer(JsonNode json) {
        Answer answer = Json.read(json, Answer.class);
        return new Observation<>(Json.required(answer.score, "score"), Json.instant(answer.at));
    }

    private static Observation<CallRecord> call(JsonNode json) {
        Call call = Json.read(json, Call.class);
        Instant at = Json.instant(call.at);
        HandleTime handled =
                HandleTime.of(seconds(call.talkSeconds), seconds(call.holdSeconds), seconds(call.wrapSeconds));
        return new Observation<>(
                new CallRecord(
                        at,
                        Json.required(call.outcome, "outcome"),
                        seconds(Json.required(call.waitSeconds, "waitSeconds")),
                        handled,
                        Set.of(),
                        Map.of()),
                at);
    }

    private static Duration seconds(Double seconds) {
        return seconds == null ? Duration.ZERO : Duration.ofMillis(Math.round(seconds * 1000));
    }
}
