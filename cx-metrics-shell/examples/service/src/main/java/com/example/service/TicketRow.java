package com.example.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.contact.ticket.TicketAct;
import io.github.cxmetrics.contact.ticket.TicketActor;
import io.github.cxmetrics.contact.ticket.TicketEvent;

/** An event of a ticket, as it comes: {@code {"ticket": "17", "id": "e1", "at": "2026-03-01T12:00:00Z", "act": "CREATED", "actor": "CUSTOMER"}}. */
record TicketRow(String ticket, String id, String at, TicketAct act, TicketActor actor, String agent) {

    static TicketRow read(JsonNode json) {
        TicketRow row = Json.read(json, TicketRow.class);
        if (Json.required(row.ticket, "ticket").isEmpty()) {
            throw new IllegalArgumentException("ticket is empty");
        }
        row.event();
        return row;
    }

    TicketEvent event() {
        TicketEvent event =
                TicketEvent.of(id, Json.instant(at), Json.required(act, "act"), Json.required(actor, "actor"));
        return agent == null ? event : event.agent(agent);
    }
}
