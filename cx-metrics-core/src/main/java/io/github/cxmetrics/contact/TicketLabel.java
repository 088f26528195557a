package io.github.cxmetrics.contact;

import java.util.Optional;

/** By what tickets are grouped. */
public enum TicketLabel {
    /** The agent. */
    AGENT {
        @Override
        Optional<String> of(TicketLabels labels) {
            return labels.agent();
        }
    },
    /** The team. */
    TEAM {
        @Override
        Optional<String> of(TicketLabels labels) {
            return labels.team();
        }
    },
    /** The channel. */
    CHANNEL {
        @Override
        Optional<String> of(TicketLabels labels) {
            return labels.channel();
        }
    },
    /** The reason. */
    REASON {
        @Override
        Optional<String> of(TicketLabels labels) {
            return labels.reason();
        }
    };

    abstract Optional<String> of(TicketLabels labels);
}
