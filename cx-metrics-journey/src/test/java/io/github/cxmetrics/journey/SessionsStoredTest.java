package io.github.cxmetrics.journey;

import static io.github.cxmetrics.journey.Refusals.refuses;

import io.github.cxmetrics.StorableContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsStoredTest extends StorableContract<Sessions> {

    @Override
    protected List<Sessions> values() {
        return List.of(Sessions.afterIdle(Duration.ofMinutes(30)), Sessions.named("session_id"));
    }

    @Test
    void sessionsEndInOneWay() {
        refuses(
                "sessions end after a gap or are named, not both",
                () -> new Sessions.Form("sessions", 1, "PT1H", "session_id").restore());
        refuses(
                "the gap between sessions must be positive, not PT-1H",
                () -> new Sessions.Form("sessions", 1, "PT-1H", "").restore());
    }
}
