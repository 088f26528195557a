package io.github.cxmetrics.contact.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A ticket read minute by minute, straight from the words of the definitions: the oracle of {@link TicketOracleTest}. Times are whole minutes. */
final class NaiveTicket {

    /** One run: where it began (without and with what bots move), where it ended, and how: A answered, N not owed, O open. */
    record Run(int first, int start, int end, char how, boolean alwaysEnded) {}

    record Promise(SlaMetric metric, SlaState state, long used, Long breachedAt) {}

    final long asOf;
    final List<TicketEvent> rows = new ArrayList<>();
    final List<Long> resolved = new ArrayList<>();
    final List<Long> back = new ArrayList<>();
    final List<TicketStatus> after = new ArrayList<>();
    String standing = "READ";
    TicketEvent lastResolution;
    int setAside;

    NaiveTicket(List<TicketEvent> file, long asOf) {
        this.asOf = asOf;
        Set<String> ids = new HashSet<>();
        List<TicketEvent> known = new ArrayList<>();
        boolean later = false;
        for (TicketEvent row : file) {
            if (minute(row.at()) > asOf) {
                later |= row.act() == TicketAct.CREATED;
            } else if (row.id().isEmpty() || ids.add(row.id())) {
                known.add(row);
            } else {
                setAside++;
            }
        }
        TicketEvent created = null;
        for (TicketEvent row : known) {
            if (row.act() == TicketAct.CREATED && (created == null || row.at().isBefore(created.at()))) {
                created = row;
            }
        }
        if (created == null) {
            standing = later ? "NOT_YET" : "NO_CREATION";
            return;
        }
        rows.add(created);
        TicketStatus status = TicketStatus.NEW;
        for (long minute = minute(created.at()); minute <= asOf; minute++) {
            List<TicketEvent> now = new ArrayList<>();
            for (TicketEvent row : known) {
                if (row != created && row.act() != TicketAct.CREATED && minute(row.at()) == minute) {
                    now.add(row);
                }
            }
            List<TicketEvent> order = OneInstantTest.first(List.of(), now, status);
            for (TicketEvent row : order == null ? now : order) {
                rows.add(row);
                status = row.act().status().orElse(status);
            }
        }
        setAside += known.size() - rows.size();
        for (TicketEvent row : rows) {
            if (Set.of(TicketAct.MERGED, TicketAct.MARKED_SPAM, TicketAct.DELETED)
                    .contains(row.act())) {
                standing = row.act().name();
                break;
            }
        }
        status = TicketStatus.NEW;
        for (TicketEvent row : rows) {
            TicketStatus to = row.act().status().orElse(status);
            if (!ended(status) && ended(to)) {
                resolved.add(minute(row.at()));
                lastResolution = row;
            }
            if (ended(status) && !ended(to)) {
                back.add(minute(row.at()));
            }
            status = to;
            after.add(to);
        }
    }

    static long minute(Instant at) {
        return Duration.between(SomeTickets.START, at).toMinutes();
    }

    static boolean ended(TicketStatus status) {
        return status == TicketStatus.SOLVED || status == TicketStatus.CLOSED;
    }

    long at(int row) {
        return minute(rows.get(row).at());
    }

    boolean active() {
        return !ended(after.get(after.size() - 1));
    }

    /** The status after the rows of a minute. */
    TicketStatus statusAt(long minute) {
        TicketStatus status = null;
        for (int i = 0; i < rows.size(); i++) {
            if (at(i) <= minute) {
                status = after.get(i);
            }
        }
        return status;
    }

    boolean activeAt(long minute) {
        return minute >= at(0) && !ended(statusAt(minute));
    }

    long minutesIn(TicketStatus... states) {
        long minutes = 0;
        for (long minute = at(0); minute < asOf; minute++) {
            minutes += List.of(states).contains(statusAt(minute)) ? 1 : 0;
        }
        return minutes;
    }

    boolean human(int i) {
        TicketEvent row = rows.get(i);
        boolean own = rows.get(0).actor() == TicketActor.AGENT && at(i) == at(0);
        return row.act() == TicketAct.PUBLIC_REPLY && row.actor() == TicketActor.AGENT && !own;
    }

    boolean automatic(int i) {
        TicketEvent row = rows.get(i);
        return row.act() == TicketAct.PUBLIC_REPLY
                && (row.actor() == TicketActor.BOT || row.actor() == TicketActor.SYSTEM);
    }

    private boolean customer(int i) {
        return rows.get(i).act() == TicketAct.PUBLIC_REPLY && rows.get(i).actor() == TicketActor.CUSTOMER;
    }

    long humans() {
        long count = 0;
        for (int i = 0; i < rows.size(); i++) {
            count += human(i) ? 1 : 0;
        }
        return count;
    }

    /** Each run from its opener: looks for its end, then for the last message that moves its start. */
    List<Run> runs(boolean botsAnswer) {
        List<Run> runs = new ArrayList<>();
        int i = rows.get(0).actor() == TicketActor.AGENT ? 1 : 0;
        while (i < rows.size()) {
            if (i > 0 && !customer(i)) {
                i++;
                continue;
            }
            int end = i + 1;
            char how = 'O';
            for (; end < rows.size() && how == 'O'; end++) {
                TicketStatus to = rows.get(end).act().status().orElse(null);
                how = human(end) || botsAnswer && automatic(end) ? 'A' : to != null && ended(to) ? 'N' : 'O';
            }
            int last = how == 'O' ? rows.size() : end - 1;
            int first = i;
            int start = i;
            boolean bot = false;
            for (int m = i + 1; m < last; m++) {
                if (customer(m) && ended(after.get(m))) {
                    first = m;
                    start = m;
                    bot = false;
                } else if (customer(m) && bot) {
                    start = m;
                    bot = false;
                } else if (automatic(m)) {
                    bot = true;
                }
            }
            boolean always = true;
            for (int m = first; m < last; m++) {
                always &= ended(after.get(m));
            }
            runs.add(new Run(first, start, how == 'O' ? -1 : last, how, always));
            i = last + (how == 'O' ? 0 : 1);
        }
        return runs;
    }

    String firstState(boolean botsAnswer) {
        List<Run> runs = runs(botsAnswer);
        return runs.isEmpty()
                ? "OUTBOUND"
                : switch (runs.get(0).how()) {
                    case 'A' -> "ANSWERED";
                    case 'N' -> "NOT_OWED";
                    default -> active() ? "WAITING" : "NOT_OWED";
                };
    }

    String durable(int i, long window) {
        if (resolved.get(i) + window > asOf) {
            return "PENDING";
        }
        return i < back.size() && back.get(i) <= resolved.get(i) + window ? "BROKEN" : "LASTED";
    }

    String solver() {
        return active() || lastResolution.actor() != TicketActor.AGENT
                ? null
                : lastResolution.labels().get(io.github.cxmetrics.contact.ContactLabel.AGENT);
    }

    /** The outcomes of the four metrics of the golden cases, in their order, for targets by priority in minutes. */
    List<Promise> promises(
            Map<SlaMetric, Map<String, Long>> targets, Map<SlaMetric, Set<TicketStatus>> paused, String priority) {
        List<Promise> promises = new ArrayList<>();
        for (SlaMetric metric : targets.keySet()) {
            List<Run> runs = runs(false);
            if (metric == SlaMetric.FIRST_RESPONSE && runs.isEmpty()) {
                promises.add(new Promise(metric, SlaState.OUTBOUND, 0, null));
            } else if (metric == SlaMetric.FIRST_RESPONSE) {
                promises.add(run(
                        metric,
                        targets.get(metric),
                        paused.get(metric),
                        priority,
                        runs.get(0),
                        runs.get(0).first()));
            } else if (metric == SlaMetric.NEXT_RESPONSE) {
                for (Run run : runs.subList(Math.min(1, runs.size()), runs.size())) {
                    promises.add(run(metric, targets.get(metric), paused.get(metric), priority, run, run.start()));
                }
            } else {
                int end = active() ? -1 : rows.indexOf(lastResolution);
                promises.add(walk(
                        metric,
                        targets.get(metric),
                        paused.get(metric),
                        priority,
                        0,
                        end,
                        active() ? SlaState.RUNNING : SlaState.MET));
            }
        }
        return promises;
    }

    private Promise run(
            SlaMetric metric,
            Map<String, Long> targets,
            Set<TicketStatus> paused,
            String priority,
            Run run,
            int start) {
        SlaState state = run.how() == 'A' ? SlaState.MET : run.how() == 'N' ? SlaState.VOID : SlaState.RUNNING;
        Promise promise = walk(metric, targets, paused, priority, start, run.end(), state);
        boolean isVoid = run.alwaysEnded() && run.how() != 'A';
        return isVoid && promise.state() != SlaState.NO_TARGET
                ? new Promise(
                        metric,
                        promise.state() == SlaState.BREACHED
                                        && target(
                                                        targets,
                                                        priority,
                                                        metric,
                                                        run.end() < 0 ? rows.size() - 1 : run.end())
                                                == null
                                ? SlaState.NO_TARGET
                                : SlaState.VOID,
                        promise.used(),
                        null)
                : promise;
    }

    private Long target(Map<String, Long> targets, String priority, SlaMetric metric, int upTo) {
        String now = priority;
        Long target = targets.get(now);
        for (int i = 0; i <= upTo; i++) {
            PromiseChange change = rows.get(i).change();
            if (change instanceof PromiseChange.Priority to && !to.name().equals(now)) {
                target = Objects.equals(targets.get(now), targets.get(to.name())) ? target : targets.get(to.name());
                now = to.name();
            } else if (change instanceof PromiseChange.Target to && to.metric() == metric) {
                target = to.within().toMinutes();
            }
        }
        return target;
    }

    private Promise walk(
            SlaMetric metric,
            Map<String, Long> targets,
            Set<TicketStatus> paused,
            String priority,
            int start,
            int end,
            SlaState unbroken) {
        boolean whole = metric == SlaMetric.RESOLUTION || metric == SlaMetric.REQUESTER_WAIT;
        long used = 0;
        Long breached = null;
        Long usedUp = null;
        int last = end < 0 ? rows.size() - 1 : end;
        for (int i = start; i <= last; i++) {
            Long target = target(targets, priority, metric, i);
            boolean runs = !whole || !ended(after.get(i));
            if (i > start
                    && (!Objects.equals(target, target(targets, priority, metric, i - 1))
                            || runs && whole && ended(after.get(i - 1)))) {
                usedUp = target != null && used >= target ? Long.valueOf(at(i)) : null;
            }
            if (breached == null && runs && target != null && used > target) {
                breached = at(i);
            }
            long to = i == end ? at(i) : i == last ? asOf : at(i + 1);
            for (long minute = at(i); minute < to && runs && !paused.contains(after.get(i)); minute++) {
                used++;
                if (breached == null && target != null && used > target) {
                    breached = usedUp;
                }
                if (target != null && used == target) {
                    usedUp = minute + 1;
                }
            }
        }
        SlaState state = breached != null
                ? SlaState.BREACHED
                : target(targets, priority, metric, last) == null ? SlaState.NO_TARGET : unbroken;
        return new Promise(metric, state, used, breached);
    }
}
