package io.github.cxmetrics.shell;

import io.github.cxmetrics.shell.table.Table;
import java.net.URL;

/**
 * Data that come with the kit, to try things on: the customer survey of San Francisco International Airport, the customers
 * of a telephone company, the purchases of a shop, a log of incidents, and the clicks of a shop (these are synthetic, the others
 * real). The README beside the files says where each comes from, its licence, and what the columns mean.
 */
public final class Samples {

    private Samples() {}

    /**
     * The survey of 2017, 2831 interviews. {@code NETPRO} is the willingness to recommend, 0..10, where 11 stands for
     * no answer; {@code Q7ALL} the airport as a whole and {@code Q14PASSTHRU} the ease of getting through security,
     * 1..5, where 0 (no answer) and 6 (not applicable) are no ratings; {@code WEIGHT} the weight of the interview.
     *
     * @return the table, read anew at each call
     */
    public static Table sfo2017() {
        return read("sfo_2017.csv");
    }

    /**
     * The survey of 2018, 2809 interviews, with the columns of {@link #sfo2017()}.
     *
     * @return the table, read anew at each call
     */
    public static Table sfo2018() {
        return read("sfo_2018.csv");
    }

    /**
     * IBM's sample of 7043 telephone customers, under the Apache License 2.0: {@code tenure} in months, {@code
     * MonthlyCharges} and {@code TotalCharges} in dollars, {@code Contract}, and {@code Churn}, {@code Yes} for those who left
     * within the last month. The eleven customers of tenure 0 have no total charges yet.
     *
     * @return the table, read anew at each call
     */
    public static Table telcoChurn() {
        return read("telco_churn.csv");
    }

    /**
     * The purchases of 2357 customers of the music shop CDNOW, from 1997-01-01 to 1998-06-30: {@code sample_id} is the customer,
     * {@code date} the day, {@code cds} the number of discs and {@code spend} their price in dollars. All customers made their
     * first purchase in the first quarter of 1997. A customer may have several rows on one day.
     *
     * @return the table of 6919 purchases, read anew at each call
     */
    public static Table cdnow() {
        return read("cdnow_sample_elog.csv");
    }

    /**
     * The log of 890 incidents of an IT company, 5998 rows, one for each change; the last row of each {@code number}
     * says when it was opened and resolved. Times have no zone. Source: UCI "Incident management process enriched
     * event log" by Amaral, Fantinato and Peres, CC BY 4.0: name it wherever figures of it are shown.
     *
     * @return the table, read anew at each call
     */
    public static Table incidents() {
        return read("incident_events.csv");
    }

    /**
     * Clicks in a shop, 31 106 events of 600 users in 3 605 sessions: {@code user_id}, {@code session_id}, {@code event}, {@code timestamp} (UTC), and what is
     * known of the user. Synthetic, from retentioneering-tools under the Apache License 2.0.
     *
     * @return the table, read anew at each call
     */
    public static Table ecom() {
        return read("ecom.csv.gz");
    }

    private static Table read(String file) {
        URL resource = Samples.class.getResource("data/" + file);
        if (resource == null) {
            throw new IllegalStateException("no resource data/" + file + " beside " + Samples.class.getName());
        }
        return Table.read(resource);
    }
}
