/** A service that embeds cx-metrics. */
module com.example.service {
    requires com.fasterxml.jackson.databind;
    requires io.github.cxmetrics.core;
    requires io.github.cxmetrics.journey;
    requires java.sql;
    requires jdk.httpserver;
    requires micrometer.core;
    requires micrometer.registry.prometheus;

    // Jackson fills the records of the wire.
    opens com.example.service to
            com.fasterxml.jackson.databind;
}
