// The log of 890 incidents of an IT company: how long it takes to resolve one, seen on a day on which many are still open.
// Source: UCI "Incident management process enriched event log" (Amaral, Fantinato, Peres), CC BY 4.0. Times have no zone and are read as UTC.
import io.github.cxmetrics.calendar.*;
import io.github.cxmetrics.contact.*;
import io.github.cxmetrics.contact.call.*;
import io.github.cxmetrics.contact.fcr.*;
import io.github.cxmetrics.contact.ticket.*;
import io.github.cxmetrics.survival.*;
import java.time.temporal.ChronoUnit;

Table log = Samples.incidents();
Instant asOf = Instant.parse("2016-03-02T12:00:00Z");
Instant end = Instant.parse("2030-01-01T00:00:00Z");

// The last row of each incident says when it was opened and resolved.
Ticket ticket(Row row) {
    List<TicketEvent> events = new ArrayList<>();
    events.add(TicketEvent.of("opened", row.instant("opened_at"), TicketAct.CREATED, TicketActor.CUSTOMER));
    if (!row.isMissing("resolved_at")) events.add(TicketEvent.of("resolved", row.instant("resolved_at"), TicketAct.TO_SOLVED, TicketActor.AGENT).team(row.text("assignment_group")));
    return Ticket.of(row.text("number"), events).withPriority(row.text("priority"));
}
List<Ticket> tickets = log.latestPer("number", "sys_updated_at").rows().map(row -> ticket(row)).toList();
println("UCI incident log: " + log.size() + " events of " + tickets.size() + " incidents, read as of " + asOf);
println();

println("How long does it take to resolve an incident? Median in hours");
TicketTally seen = TicketRule.STANDARD.asOf(asOf).count(tickets);
List<Duration> closed = tickets.stream().filter(t -> !t.created().at().isAfter(asOf)).flatMap(t -> t.asOf(asOf).fullResolution().stream()).toList();
List<Duration> inTheEnd = tickets.stream().filter(t -> !t.created().at().isAfter(asOf)).flatMap(t -> t.asOf(end).fullResolution().stream()).toList();
printf("  %5.1f  naive: the %d closed ones alone%n", DurationsRule.of(ChronoUnit.MINUTES).count(closed).median() / 60, closed.size());
printf("  %5.1f  Kaplan-Meier: all %d, the %d open ones censored%n", seen.fullResolution().curve().median(), seen.count(), seen.countOf(TicketCount.OPEN));
printf("  %5.1f  what it was in the end%n", DurationsRule.of(ChronoUnit.MINUTES).count(inTheEnd).median() / 60);
println("  " + seen.fullResolution().curve());
println();

println("By priority");
Map<String, TicketTally> byPriority = TicketRule.STANDARD.asOf(asOf).countBy(tickets, t -> t.priority().orElseThrow(), t -> t);
byPriority.forEach((priority, tally) -> println("  " + priority + ": " + tally));
println();

println("Backlog by age");
for (Backlog.AgeBucket bucket : Backlog.of(tickets, asOf).ageBuckets(AgeFrom.CREATION, Duration.ZERO, Duration.ofDays(1), Duration.ofDays(2))) printf("  from %d days: %d%n", bucket.atLeast().toDays(), bucket.tickets());
println("  " + BacklogFlow.of(tickets, Instant.parse("2016-03-01T00:00:00Z"), asOf));
println();

println("If all had been promised a resolution within two days");
SlaPolicy policy = SlaPolicy.of(byPriority.keySet().stream().map(p -> SlaTarget.of(p, SlaMetric.RESOLUTION, Duration.ofDays(2))).toArray(SlaTarget[]::new));
SlaTally sla = policy.asOf(asOf).count(tickets);
println("  " + sla.attainment(SlaMetric.RESOLUTION) + ", " + sla.pending(SlaMetric.RESOLUTION) + " still running");

Report.html(output("service.html")).title("How long incidents take").add("Read as of " + asOf + ", with those that were still open.").add(Chart.of(seen.fullResolution().curve())).heading("By priority").add(byPriority).heading("Promises").add(sla.attainment(SlaMetric.RESOLUTION)).save()
