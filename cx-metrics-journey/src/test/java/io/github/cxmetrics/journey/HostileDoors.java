package io.github.cxmetrics.journey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Every door that counts a log, by name. */
final class HostileDoors {

    private HostileDoors() {}

    static Map<String, Function<EventLog, Object>> all() {
        Map<String, Function<EventLog, Object>> doors = new LinkedHashMap<>();
        HostileFunnelDoors.funnels(doors);
        HostileFunnelDoors.surfaces(doors);
        HostilePathDoors.paths(doors);
        HostilePathDoors.attribution(doors);
        HostileMapDoors.maps(doors);
        HostileRetentionDoors.retention(doors);
        HostileLogDoors.logs(doors);
        return doors;
    }
}
