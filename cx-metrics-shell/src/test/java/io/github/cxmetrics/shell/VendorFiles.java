package io.github.cxmetrics.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Exports in the layouts of vendors, made up with fixed seeds: what an analyst finds on the disk. */
final class VendorFiles {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Path folder;

    private VendorFiles(Path folder) {
        this.folder = folder;
    }

    static void write(Path folder) throws IOException {
        VendorFiles files = new VendorFiles(folder);
        files.survey();
        files.zipped("survey.csv", "survey.zip");
        files.satisfaction();
        files.contacts();
        files.subscriptions();
        files.ga4();
        files.journey();
        files.crm();
        files.halfHours();
        files.agents();
        files.answers();
    }

    private void answers() throws IOException {
        write(
                "answers.ndjson",
                List.of(
                        "{\"id\":\"007\",\"score\":10}",
                        "{\"id\":\"008\",\"score\":9}",
                        "{\"id\":\"009\",\"score\":3}",
                        "{\"id\":\"010\",\"score\":7}"));
    }

    private void write(String name, List<String> lines) throws IOException {
        Files.write(folder.resolve(name), lines);
    }

    /** Answers over half a year: better from month to month, worse on the free plan; a few customers answer again. */
    private void survey() throws IOException {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>(List.of("Responded,Customer,Plan,Country,Sex,Age,Score"));
        for (int i = 0; i < 1200; i++) {
            LocalDate day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(181));
            String plan = random.nextInt(4) == 0 ? random.nextInt(20) == 0 ? "Enterprise" : "Pro" : "Free";
            double level = 6.2 + 0.25 * day.getMonthValue() + (plan.equals("Free") ? 0 : 1);
            long score = Math.round(Math.min(10, Math.max(0, level + 2.2 * random.nextGaussian())));
            lines.add(String.join(
                    ",",
                    day.toString(),
                    "c" + random.nextInt(1000),
                    plan,
                    List.of("DE", "FR", "ES", "PL").get(random.nextInt(4)),
                    random.nextInt(5) < 3 ? "f" : "m",
                    random.nextInt(3) == 0 ? "50+" : "18-49",
                    random.nextInt(40) == 0 ? "" : Long.toString(score)));
        }
        write("survey.csv", lines);
    }

    private void zipped(String name, String zip) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve(zip)))) {
            out.putNextEntry(new ZipEntry(name));
            Files.copy(folder.resolve(name), out);
        }
    }

    /** A helpdesk's ratings, one row a ticket; few were asked, fewer answered. */
    private void satisfaction() throws IOException {
        Random random = new Random(2);
        List<String> agents = List.of("Anna", "Ben", "Çem", "Дарья", "Eve");
        List<String> lines = new ArrayList<>(List.of("Ticket,Assignee,Satisfaction"));
        for (int i = 0; i < 240; i++) {
            int agent = i < 6 ? 4 : random.nextInt(4);
            String word = random.nextInt(3) == 0 ? "Offered" : random.nextInt(10) < 9 - agent ? "Good" : "Bad";
            lines.add(1000 + i + "," + agents.get(agent) + "," + word);
        }
        write("satisfaction.csv", lines);
    }

    /** A contact log of a German system. */
    private void contacts() throws IOException {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>(List.of("Datum;Kunde;Anliegen"));
        for (int i = 0; i < 400; i++) {
            LocalDate day = LocalDate.of(2025, 12, 1).plusDays(random.nextInt(31));
            lines.add(day.format(DateTimeFormatter.ofPattern("dd.MM.uuuu")) + ";K" + random.nextInt(300) + ";"
                    + (random.nextBoolean() ? "Rechnung" : "Lieferung"));
        }
        write("contacts.csv", lines);
    }

    /** Subscriptions as a billing system exports them. */
    private void subscriptions() throws IOException {
        Random random = new Random(4);
        List<String> lines =
                new ArrayList<>(List.of("id,Customer ID,Status,Start Date (UTC),Ended At (UTC),MRR,Currency"));
        for (int i = 0; i < 300; i++) {
            Instant start = Instant.parse("2024-07-01T00:00:00Z").plusSeconds(random.nextInt(360 * 86_400));
            boolean ended = random.nextInt(3) == 0;
            Instant end = start.plusSeconds(86_400L * (30 + random.nextInt(200)));
            lines.add(String.join(
                    ",",
                    "sub_" + i,
                    "cus_" + random.nextInt(220),
                    ended ? "canceled" : "active",
                    MINUTE.format(start.atOffset(ZoneOffset.UTC)),
                    ended ? MINUTE.format(end.atOffset(ZoneOffset.UTC)) : "",
                    List.of("19.00", "49.00", "99.50").get(random.nextInt(3)),
                    "usd"));
        }
        write("subscriptions.csv", lines);
    }

    /** Events with times in microseconds and parameters as JSON. */
    private void ga4() throws IOException {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>(List.of("user_pseudo_id,event_name,event_timestamp,event_params"));
        for (int user = 0; user < 300; user++) {
            long micros = 1_746_100_000_000_000L + random.nextInt(2_000_000) * 1_000_000L;
            lines.add(ga4(user, "page_view", micros, "{\"key\":\"page\",\"value\":{\"string_value\":\"/home\"}}"));
            if (random.nextInt(10) < 6) {
                micros += random.nextInt(3600) * 1_000_000L;
                lines.add(ga4(
                        user,
                        "add_to_cart",
                        micros,
                        "{\"key\":\"items\",\"value\":{\"int_value\":" + (1 + random.nextInt(3)) + "}}"));
                if (random.nextInt(10) < 4) {
                    micros += random.nextInt(3600) * 1_000_000L;
                    lines.add(ga4(
                            user,
                            "purchase",
                            micros,
                            "{\"key\":\"value\",\"value\":{\"double_value\":" + (10 + random.nextInt(90)) + ".5}}"));
                }
            }
        }
        write("ga4.csv", lines);
    }

    private static String ga4(int user, String event, long micros, String parameter) {
        return "u" + user + "." + (user * 7919L % 10_000) + "," + event + "," + micros + ",\"["
                + parameter.replace("\"", "\"\"") + "]\"";
    }

    /** A log with scores at some of its events, and what was paid. */
    private void journey() throws IOException {
        Random random = new Random(6);
        List<String> lines = new ArrayList<>(List.of("user,event,at,device,ces,nps,paid"));
        for (int user = 0; user < 200; user++) {
            Instant at = Instant.parse("2025-05-01T08:00:00Z").plusSeconds(random.nextInt(86_400 * 20));
            String device = random.nextBoolean() ? "web" : "app";
            lines.add("u" + user + ",home," + at + "," + device + ",,,");
            if (random.nextInt(4) > 0) {
                lines.add("u" + user + ",pay," + at.plusSeconds(300) + "," + device + "," + (1 + random.nextInt(7))
                        + ",," + (5 + random.nextInt(50)) + ".99");
                lines.add("u" + user + ",delivery," + at.plusSeconds(200_000) + ",parcel,," + random.nextInt(11) + ",");
            }
        }
        write("journey.csv", lines);
    }

    /** Customers of the survey in the kit, some spelled otherwise. */
    private void crm() throws IOException {
        List<String> lines = new ArrayList<>(List.of("E-Mail,Tier"));
        for (int i = 0; i < 70; i++) {
            String mail = String.format(Locale.ROOT, "u%03d@example.com", i);
            lines.add((i % 3 == 0 ? mail.toUpperCase(Locale.ROOT) : mail) + "," + (i % 2 == 0 ? "gold" : "silver"));
        }
        write("crm.csv", lines);
    }

    /** The half-hour report of a telephone switch. */
    private void halfHours() throws IOException {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>(List.of(
                "Interval,Calls Offered,ACD Calls,Aban Calls,Acceptable,Avg Speed Ans,Avg ACD Time,Avg ACW Time"));
        for (int i = 0; i < 20; i++) {
            int answered = 40 + random.nextInt(60);
            int abandoned = random.nextInt(8);
            lines.add(String.join(
                    ",",
                    MINUTE.format(Instant.parse("2025-11-03T08:00:00Z")
                            .plusSeconds(1800L * i)
                            .atOffset(ZoneOffset.UTC)),
                    Integer.toString(answered + abandoned),
                    Integer.toString(answered),
                    Integer.toString(abandoned),
                    Integer.toString(answered * 4 / 5),
                    "0:00:" + (10 + random.nextInt(40)),
                    "0:03:" + (10 + random.nextInt(49)),
                    "0:00:" + (10 + random.nextInt(49))));
        }
        write("switch.csv", lines);
    }

    /** Hours logged in, over a day. */
    private void agents() throws IOException {
        write("agents.csv", List.of("Agent,Logged in", "Anna,38:30:00", "Ben,27:05:30", "Eve,0:59:59"));
    }
}
